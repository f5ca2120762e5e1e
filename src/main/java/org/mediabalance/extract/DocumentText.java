package org.mediabalance.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The running text of a document that was laid out in pages: without the heads and page numbers that stand on each page,
 * words that were parted at the end of a line joined again, lines joined to paragraphs.
 */
final class DocumentText {
    /** A line at the edge of this share of the pages is a running head; on fewer pages it may be a heading. */
    private static final double HEAD_SHARE = 0.5;
    private static final int PAGES_MIN = 3;
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern PAGE_NUMBER = Pattern
            .compile("[-–— ]*(?:\\p{L}{1,9}\\.? )?\\d{1,4}(?: ?/ ?\\d{1,4})?[-–— ]*");
    /** A letter, a hyphen or soft hyphen at the end of the line, a small letter at the start of the next. */
    private static final Pattern HYPHENATED = Pattern.compile("(?<=\\p{L})[-\\u00AD\\u2010]\\s*\\n\\s*(?=\\p{Ll})");
    private static final Pattern LINE_BREAK = Pattern.compile("\\s*\\n\\s*");

    private DocumentText() {
    }

    static String of(Document xhtml) {
        List<Element> pages = xhtml.select("div.page");
        return pages.isEmpty() ? unpaged(xhtml) : paged(pages);
    }

    private static String unpaged(Document xhtml) {
        List<String> paragraphs = new ArrayList<>();
        for (Block block : BlockReader.read(xhtml.body()).blocks()) {
            paragraphs.add(block.text());
        }
        return String.join("\n\n", paragraphs);
    }

    private static String paged(List<Element> pages) {
        List<List<String>> texts = pages.stream().map(DocumentText::paragraphs).toList();
        Map<String, Integer> edges = new HashMap<>();
        for (List<String> page : texts) {
            page.stream().limit(1).forEach(line -> edges.merge(shape(line), 1, Integer::sum));
            page.stream().skip(Math.max(1, page.size() - 1)).forEach(line -> edges.merge(shape(line), 1, Integer::sum));
        }
        List<String> running = new ArrayList<>();
        for (List<String> page : texts) {
            boolean first = true;
            for (int i = 0; i < page.size(); i++) {
                boolean edge = i == 0 || i == page.size() - 1;
                boolean head = edge && pages.size() >= PAGES_MIN
                        && edges.get(shape(page.get(i))) >= HEAD_SHARE * pages.size();
                if (!head && !(edge && PAGE_NUMBER.matcher(page.get(i)).matches())) {
                    join(running, page.get(i), first);
                    first = false;
                }
            }
        }
        return String.join("\n\n", running);
    }

    /** A head counts its pages, so digits do not tell heads apart. */
    private static String shape(String line) {
        return DIGITS.matcher(line).replaceAll("#");
    }

    /** Adds a paragraph; one that a page break cut off is continued. */
    private static void join(List<String> running, String paragraph, boolean firstOfPage) {
        String last = running.isEmpty() ? "" : running.getLast();
        boolean continues = firstOfPage && !last.isEmpty() && Character.isLowerCase(paragraph.codePointAt(0));
        if (!continues) {
            running.add(paragraph);
        } else if (last.endsWith("-") || last.endsWith("\u00AD")) {
            running.set(running.size() - 1, last.substring(0, last.length() - 1) + paragraph);
        } else {
            running.set(running.size() - 1, last + " " + paragraph);
        }
    }

    private static List<String> paragraphs(Element page) {
        List<String> paragraphs = new ArrayList<>();
        for (Element paragraph : page.select("p")) {
            String text = HYPHENATED.matcher(paragraph.wholeText().strip()).replaceAll("");
            for (String line : text.split("\\n\\s*\\n")) {
                String joined = LINE_BREAK.matcher(line.strip()).replaceAll(" ").replaceAll("\\s+", " ");
                if (!joined.isEmpty()) {
                    paragraphs.add(joined);
                }
            }
        }
        return paragraphs;
    }
}
