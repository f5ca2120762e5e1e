package org.mediabalance.reproduce;

import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The clips of one site and what every structure does with them. */
final class SiteClips {
    /** Links in the "read also" block. */
    private static final int RELATED = 5;

    private final String channel;
    private final URI site;
    private final SiteTemplates templates;
    private final List<Clip> newestFirst;

    SiteClips(String channel, URI site, SiteTemplates templates, List<Clip> clips) {
        this.channel = channel;
        this.site = site;
        this.templates = templates;
        this.newestFirst = clips.stream()
                .sorted(Comparator.comparing(Clip::published).reversed().thenComparing(Clip::id)).toList();
    }

    List<Clip> newestFirst() {
        return newestFirst;
    }

    List<Clip> newestFirst(String language) {
        return newestFirst.stream().filter(c -> c.language().equals(language)).toList();
    }

    Optional<Clip> at(String path) {
        return newestFirst.stream().filter(c -> c.path().equals(path)).findFirst();
    }

    String base() {
        String text = site.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    String fill(String template, String language, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(templates.words(language, channel, base()));
        values.putAll(more);
        return templates.fill(template, values);
    }

    String fill(String template, Clip clip, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(templates.clip(clip, channel, base()));
        values.put("related", SiteTemplates.links(related(clip)));
        values.put("alternates", alternates(clip));
        values.put("track", hasCaptions(clip)
                ? "<track kind=\"captions\" srclang=\"" + clip.language() + "\" src=\"/captions/" + clip.id()
                        + ".vtt\">"
                : "");
        values.putAll(more);
        return templates.fill(template, values);
    }

    String entries(String template, List<Clip> clips) {
        return clips.stream().map(c -> fill(template, c, Map.of())).collect(Collectors.joining());
    }

    /** Every third clip has captions, as on sites where only some programmes are subtitled. */
    boolean hasCaptions(Clip clip) {
        return clip.id().hashCode() % 3 == 0;
    }

    private List<Clip> related(Clip clip) {
        int at = newestFirst.indexOf(clip);
        return newestFirst.stream().skip(at + 1).filter(c -> c.language().equals(clip.language()))
                .filter(c -> !c.role().equals("refused")).limit(RELATED).toList();
    }

    private String alternates(Clip clip) {
        if (clip.event().isEmpty()) {
            return "";
        }
        return newestFirst.stream().filter(c -> c.event().equals(clip.event()))
                .map(c -> "<link rel=\"alternate\" hreflang=\""
                        + c.language() + "\" href=\"" + base() + c.path() + "\">")
                .collect(Collectors.joining("\n"));
    }
}
