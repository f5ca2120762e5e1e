package org.mediabalance.extract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.mediabalance.study.Cue;

/**
 * TTML (W3C TTML 1, section 10): {@code begin}, {@code end} and {@code dur} on paragraphs or spans, times of a parent
 * added to its children's. Read with an XML parser that resolves no entities, so a file cannot reach outside itself.
 */
final class Ttml {
    private static final Pattern CLOCK = Pattern.compile("(\\d{2,4}:\\d{2}:\\d{2})(\\.\\d{1,9}|:\\d{1,3})?");
    private static final Pattern OFFSET = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)(h|ms|m|s|f|t)");
    /** TTML 1, 6.2.4: the frame rate when the document names none. */
    private static final double FRAMES_PER_SECOND = 30;

    private final double frameRate;
    private final double tickRate;
    private final List<Cue> cues = new ArrayList<>();

    private Ttml(Element tt) {
        frameRate = positive(tt.attr("ttp:frameRate"), FRAMES_PER_SECOND);
        tickRate = positive(tt.attr("ttp:tickRate"), tt.hasAttr("ttp:frameRate") ? frameRate : 1);
    }

    static List<Cue> read(String text) {
        Element tt = Jsoup.parse(text, "", Parser.xmlParser()).selectFirst("tt, tt|tt");
        if (tt == null) {
            return new ArrayList<>();
        }
        Ttml reader = new Ttml(tt);
        reader.timed(tt, Duration.ZERO);
        reader.cues.sort(Comparator.comparing(Cue::start));
        return reader.cues;
    }

    private void timed(Element parent, Duration base) {
        for (Element child : parent.children()) {
            Duration start = base.plus(time(child.attr("begin")).orElse(Duration.ZERO));
            boolean leaf = child.select("[begin]").size() == (child.hasAttr("begin") ? 1 : 0);
            Optional<Duration> end = time(child.attr("end")).map(base::plus)
                    .or(() -> time(child.attr("dur")).map(start::plus));
            if (leaf && child.hasAttr("begin") && end.isPresent()) {
                Cues.add(cues, start, end.get(), words(child));
            } else {
                timed(child, start);
            }
        }
    }

    private static String words(Element element) {
        StringBuilder words = new StringBuilder();
        for (Node node : element.childNodes()) {
            if (node instanceof TextNode text) {
                words.append(text.getWholeText().replaceAll("\\s+", " "));
            } else if (node instanceof Element child) {
                words.append(child.normalName().endsWith("br") ? "\n" : words(child));
            }
        }
        return words.toString().strip();
    }

    private Optional<Duration> time(String value) {
        Matcher clock = CLOCK.matcher(value);
        if (clock.matches()) {
            Duration time = Cues.time(clock.group(1));
            String rest = clock.group(2) == null ? "" : clock.group(2);
            double fraction = rest.startsWith(".")
                    ? Double.parseDouble("0" + rest)
                    : rest.isEmpty() ? 0 : Double.parseDouble(rest.substring(1)) / frameRate;
            return Optional.of(time.plusMillis(Math.round(fraction * 1000)));
        }
        Matcher offset = OFFSET.matcher(value);
        if (!offset.matches()) {
            return Optional.empty();
        }
        double seconds = Double.parseDouble(offset.group(1)) * switch (offset.group(2)) {
            case "h" -> 3600;
            case "m" -> 60;
            case "ms" -> 0.001;
            case "f" -> 1 / frameRate;
            case "t" -> 1 / tickRate;
            default -> 1;
        };
        return Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    private static double positive(String number, double otherwise) {
        return number.matches("[1-9]\\d{0,8}") ? Double.parseDouble(number) : otherwise;
    }
}
