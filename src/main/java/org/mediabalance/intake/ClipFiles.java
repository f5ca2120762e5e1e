package org.mediabalance.intake;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import org.mediabalance.crawl.Evidence;
import org.mediabalance.crawl.Links;
import org.mediabalance.extract.DocumentReader;
import org.mediabalance.extract.DocumentReading;
import org.mediabalance.study.Hint;
import org.mediabalance.study.RunningTime;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a clip as yt-dlp leaves it: {@code NAME.info.json} with the captions {@code NAME.LANG.vtt} and the media
 * {@code NAME.mp4} beside it, both optional. Of several captions the one in the clip's own language is taken, written
 * ones before those of a speech recogniser; the others are the same words translated.
 */
final class ClipFiles {
    /** How yt-dlp names the description of a clip. */
    static final String SUFFIX = ".info.json";
    /** Begins the fragment by which captions have an address under their clip's. */
    static final String MARK = "captions-";
    /** The type under which web archives keep such descriptions (Heritrix and brozzler write it). */
    static final String TYPE = "application/vnd.youtube-dl_formats+json";
    /** Descriptions with all formats of a long stream take some megabytes. */
    private static final int INFO_BYTES_MAX = 16 << 20;
    /** A header can stand at the end, and the reader takes whole files; larger ones keep their length for themselves. */
    private static final long MEDIA_BYTES_READ_MAX = 64L << 20;
    /** The year 5138; what is later is no time of a download. */
    private static final double EPOCH_MAX = 1e11;
    private static final int CAPTION_BYTES_MAX = 8 << 20;
    static final String CAPTIONS = "vtt|srt|ttml|dfxp";
    static final String MEDIA = "mp4|m4v|webm|mkv|mov|flv|avi|3gp|ts|m4a|mp3|opus|ogg|oga|aac|wav";

    private record CaptionFile(Path file, String language) {}

    private final Path file;
    private final DocumentReader media;

    /** @param media reads the running time of a media file that the description does not state */
    ClipFiles(Path file, DocumentReader media) {
        this.file = file;
        this.media = media;
    }

    private static String name(Path description) {
        String name = description.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /** @param beside the files of its directory whose names begin like its own */
    Offered read(List<Path> beside) throws IOException {
        String source = file.toString();
        if (Files.size(file) > INFO_BYTES_MAX) {
            return new Offered.Failed(source, "a description of more than " + INFO_BYTES_MAX + " bytes");
        }
        byte[] body = Files.readAllBytes(file);
        JsonNode info;
        try {
            info = new JsonMapper().readTree(body);
        } catch (JacksonException e) {
            return new Offered.Failed(source, "JSON that breaks off or is wrong");
        }
        String type = info.path("_type").asString("video");
        if (!type.equals("video")) {
            return new Offered.Skipped(source, "a " + type + " of clips, not a clip");
        }
        Optional<URI> url = Links.parse(info.path("webpage_url").asString("")).map(Links::folded);
        return url.<Offered>map(u -> page(u, info, body, beside))
                .orElseGet(() -> new Offered.Failed(source, "no 'webpage_url': not written by yt-dlp"));
    }

    private Offered page(URI url, JsonNode info, byte[] body, List<Path> beside) {
        Optional<Path> played = beside.stream().filter(other -> extension(other).matches(MEDIA)).sorted().findFirst();
        Optional<RunningTime> length = info.path("duration").asDouble(0) > 0
                ? Optional.empty()
                : played.flatMap(this::length);
        try {
            double epoch = info.path("epoch").asDouble(0);
            Instant time = epoch > 0 && epoch < EPOCH_MAX
                    ? Instant.ofEpochSecond((long) epoch)
                    : Files.getLastModifiedTime(file).toInstant();
            return new Offered.Page(file.toString(), new Evidence.Metadata(url, time, TYPE, body), owners(url, info),
                    new Hint("import:yt-dlp", Optional.empty(), Optional.empty(), length), false,
                    captions(url, info, beside, time), played);
        } catch (IOException e) {
            return new Offered.Failed(file.toString(), "cannot be read: " + e.getMessage());
        }
    }

    /** The owners of a description that a web archive holds; the address alone when it is none. */
    static List<URI> owners(URI url, byte[] description) {
        try {
            return owners(url, new JsonMapper().readTree(description));
        } catch (JacksonException e) {
            return List.of(url);
        }
    }

    /** Its channel's addresses, then the clip's own; a name or handle is one on the clip's host. */
    private static List<URI> owners(URI url, JsonNode info) {
        String host = url.getScheme() + "://" + url.getRawAuthority() + "/";
        List<String> texts = new ArrayList<>(List.of(info.path("channel_url").asString(""),
                info.path("uploader_url").asString("")));
        for (String key : List.of("uploader_id", "channel_id", "channel", "uploader")) {
            String handle = info.path(key).asString("").strip();
            if (handle.matches("[\\w.@-]+")) {
                texts.addAll(List.of(host + handle, host + "@" + handle));
            }
        }
        List<URI> owners = new ArrayList<>(texts.stream().flatMap(text -> Links.parse(text).stream()).toList());
        owners.add(url);
        return owners;
    }

    private Optional<RunningTime> length(Path played) {
        try {
            if (Files.size(played) > MEDIA_BYTES_READ_MAX) {
                return Optional.empty();
            }
            return media.read(Files.readAllBytes(played),
                    played.getFileName().toString()) instanceof DocumentReading.Read read
                            ? read.seconds().filter(s -> s > 0).map(
                                    s -> new RunningTime(Duration.ofMillis(Math.max(1, Math.round(s * 1000))),
                                            "media-header"))
                            : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // a length that cannot be read is unknown
        }
    }

    private Optional<Evidence> captions(URI url, JsonNode info, List<Path> beside, Instant time) throws IOException {
        int base = name(file).length() + 1;
        List<CaptionFile> files = new ArrayList<>();
        for (Path other : beside) {
            String name = other.getFileName().toString();
            int dot = name.lastIndexOf('.');
            if (extension(other).matches(CAPTIONS) && Files.size(other) <= CAPTION_BYTES_MAX) {
                files.add(new CaptionFile(other, dot > base ? name.substring(base, dot) : ""));
            }
        }
        Optional<CaptionFile> best = files.stream().min(Comparator.comparingInt((CaptionFile f) -> rank(f, info))
                .thenComparing(f -> f.file().toString(), Comparator.reverseOrder()));
        if (best.isEmpty()) {
            return Optional.empty();
        }
        String type = switch (extension(best.get().file())) {
            case "vtt" -> "text/vtt";
            case "srt" -> "application/x-subrip";
            default -> "application/ttml+xml";
        };
        // The platform's own address of captions expires; the clip's with a mark names them for good.
        return Optional.of(new Evidence.Resource(
                URI.create(url + "#" + MARK + best.get().language().replaceAll("[^A-Za-z0-9-]", "_")),
                time, type, Files.readAllBytes(best.get().file())));
    }

    /** Smaller is better. */
    private static int rank(CaptionFile file, JsonNode info) {
        String spoken = info.path("language").asString("");
        boolean written = info.path("subtitles").has(file.language());
        boolean own = spoken.isEmpty()
                ? file.language().endsWith("-orig")
                : base(file.language()).equals(base(spoken));
        return (own ? 0 : 2) + (written ? 0 : 1);
    }

    private static String base(String tag) {
        return tag.split("[-_]")[0];
    }

    private static String extension(Path path) {
        String name = path.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** Those of the files, by their paths, whose names are the clip's with something after a dot. */
    static List<Path> beside(Path description, NavigableMap<String, Path> files) {
        String stem = description.resolveSibling(name(description)).toString();
        return List.copyOf(files.subMap(stem + ".", stem + (char) ('.' + 1)).values());
    }
}
