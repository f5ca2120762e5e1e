package org.mediabalance.extract;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.mediabalance.study.Capture;

/**
 * Tells whether a page was cut off inside its text. HTML may leave end tags out, so a page without its last ones is
 * doubtful, and cut off when the element that holds the text was never closed.
 */
final class CutOff {
    /** Scripts and comments may follow the end of the page. */
    private static final int TAIL = 2048;

    private CutOff() {
    }

    static boolean insideText(Capture capture, MainText text) {
        String tail = new String(capture.body(), Math.max(0, capture.body().length - TAIL),
                Math.min(TAIL, capture.body().length), java.nio.charset.StandardCharsets.ISO_8859_1)
                .toLowerCase(java.util.Locale.ROOT);
        if (tail.contains("</html") || tail.contains("</body")) {
            return false;
        }
        Document again = Page.parseWithPositions(capture);
        Element root = text.root().normalName().equals("body")
                ? again.body()
                : again.selectFirst(text.root().cssSelector());
        return root == null || root.endSourceRange().isImplicit() || !root.endSourceRange().isTracked();
    }
}
