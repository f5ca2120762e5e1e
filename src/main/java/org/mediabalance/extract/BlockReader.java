package org.mediabalance.extract;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Cuts a page into blocks in reading order, leaving out what {@link Boilerplate} names, and notes for each element which
 * run of blocks it holds. Two line breaks in a row part paragraphs as {@code p} does.
 */
final class BlockReader {
    private final List<Block> blocks = new ArrayList<>();
    private final List<Outline.Span> spans = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final ElementNames names = new ElementNames();
    private int linkChars;
    private int linkDepth;
    private int breaks;
    private Element owner;
    private int ownerSpan;

    private BlockReader(Element root) {
        owner = root;
    }

    static Outline read(Element root) {
        BlockReader reader = new BlockReader(root);
        reader.block(root, "", -1);
        return new Outline(reader.blocks, reader.spans);
    }

    private void block(Element element, String boilerplate, int parent) {
        flush();
        Element outer = owner;
        owner = element;
        int at = spans.size();
        int from = blocks.size();
        spans.add(null);
        ownerSpan = at;
        children(element);
        flush();
        owner = outer;
        ownerSpan = parent;
        if (blocks.size() == from) {
            spans.subList(at, spans.size()).clear();
        } else {
            spans.set(at, new Outline.Span(element, boilerplate, from, blocks.size(), parent));
        }
    }

    private void children(Element element) {
        boolean link = element.normalName().equals("a");
        linkDepth += link ? 1 : 0;
        for (Node node = element.firstChild(); node != null; node = node.nextSibling()) {
            if (node instanceof TextNode words) {
                append(words.getWholeText());
            } else if (node instanceof Element child) {
                child(child);
            }
        }
        linkDepth -= link ? 1 : 0;
    }

    private void child(Element child) {
        if (child.normalName().equals("br")) {
            if (++breaks == 2) {
                flush();
            } else {
                append(" ");
            }
        } else if (Boilerplate.leavesOut(child)) {
            append(" ");
        } else {
            String boilerplate = names.boilerplate(child);
            if (child.isBlock() || !boilerplate.isEmpty()) {
                block(child, boilerplate, ownerSpan);
            } else {
                children(child);
            }
        }
    }

    private void append(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean space = Character.isWhitespace(c) || c == '\u00A0';
            if (space) {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
                    text.append(' ');
                    linkChars += linkDepth > 0 ? 1 : 0;
                }
            } else if (c != '\u00AD' && c != '\u200B') {
                text.append(c);
                linkChars += linkDepth > 0 ? 1 : 0;
                breaks = 0;
            }
        }
    }

    private void flush() {
        String words = text.toString().strip();
        if (!words.isEmpty()) {
            blocks.add(new Block(owner, words, Math.min(linkChars, words.length())));
        }
        text.setLength(0);
        linkChars = 0;
        breaks = 0;
    }
}
