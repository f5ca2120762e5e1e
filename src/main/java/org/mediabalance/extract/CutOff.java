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
        Element root = counterpart(text.root(), again);
        return root == null || !root.endSourceRange().isTracked() || root.endSourceRange().isImplicit();
    }

    /** The same element of the same page parsed again; null when the rules of a study removed something before it. */
    private static Element counterpart(Element element, Element again) {
        if (element.parent() == null) {
            return again;
        }
        Element parent = counterpart(element.parent(), again);
        int index = element.elementSiblingIndex();
        return parent == null || index >= parent.childrenSize() ? null : parent.child(index);
    }
}
