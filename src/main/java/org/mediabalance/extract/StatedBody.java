package org.mediabalance.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mediabalance.extract.Claims.Claim;
import org.mediabalance.extract.Claims.Field;

/**
 * The article body that a page's metadata states, used only where the page itself does not show it: pages that draw their
 * text by script, or hide it behind a wall, often still carry it whole in JSON-LD. Where both exist the page wins, since
 * stated bodies lack headings and leads and are often cut short.
 */
final class StatedBody {
    /** Shorter ones are teasers. */
    private static final int LENGTH_MIN = 400;
    /** The page shows the text when it shows at least this part of what is stated. */
    private static final double SHOWN = 0.25;

    private StatedBody() {
    }

    /** The stated body, when the page shows less than a quarter of it. */
    static Optional<Claim> missingOn(MainText shown, Claims claims) {
        return claims.all(Field.BODY).filter(body -> body.value().length() >= LENGTH_MIN)
                .filter(body -> shown.text().length() < SHOWN * body.value().length()).findFirst();
    }

    /** The body as blocks, cut at its line breaks. */
    static MainText text(MainText shown, Claim body) {
        List<Block> blocks = new ArrayList<>();
        body.value().lines().map(line -> line.replaceAll("\\s+", " ").strip()).filter(line -> !line.isEmpty())
                .forEach(line -> blocks.add(new Block(shown.root(), line, 0)));
        return new MainText(shown.root(), blocks);
    }
}
