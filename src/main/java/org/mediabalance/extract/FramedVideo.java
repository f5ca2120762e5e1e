package org.mediabalance.extract;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Tells whether a page's item is a clip that plays in a frame from elsewhere, which is all the markup that many
 * broadcasters' clip pages have. A frame inside a longer text illustrates it and makes it no clip.
 */
final class FramedVideo {
    /** What hosts and paths of players are called, whoever runs them. */
    private static final Pattern PLAYER = Pattern.compile("(?i)player|video|tube");
    private static final Pattern EMBEDDED = Pattern.compile("(?i)embed");
    private static final Pattern NO_PLAYER = Pattern.compile("(?i)(?:^|[/._-])(?:ads?|banner|chat|maps?)(?=[/._-]|$)");
    /** A reader says about 800 characters in a minute: with less text than that the picture tells the story. */
    private static final int CHARACTERS_MAX = 800;

    private FramedVideo() {
    }

    static boolean isTheItem(Landmarks page, MainText text) {
        return page.frames().stream().filter(FramedVideo::isPlayer)
                .filter(frame -> !Boilerplate.isAmongOtherItems(frame, frame.ownerDocument().body()))
                .anyMatch(frame -> text.text().length() < CHARACTERS_MAX || standsBefore(frame, text));
    }

    private static boolean isPlayer(Element frame) {
        String source = frame.attr("src").isBlank() ? frame.attr("data-src") : frame.attr("src");
        String place = source.strip().split("[?#]", 2)[0];
        return !NO_PLAYER.matcher(place).find() && (PLAYER.matcher(place).find()
                || frame.hasAttr("allowfullscreen") && EMBEDDED.matcher(place).find());
    }

    /** The player stands where a clip page has it: over the first paragraph. */
    private static boolean standsBefore(Element frame, MainText text) {
        Optional<Element> first = text.blocks().stream().map(Block::element).findFirst();
        return first.isPresent() && frame.ownerDocument().stream()
                .filter(element -> element == frame || element == first.get()).findFirst().filter(frame::equals)
                .isPresent();
    }
}
