package io.ashlar.catalog.cards;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Entities;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;

/**
 * The Markdown of a card, with GitHub's tables. Raw HTML in it is parsed and cleaned against a list of allowed tags, as
 * the Hub's cards use it for layout; scripts, styles, frames, forms, event handlers and other addresses than http,
 * https and mailto do not come through.
 */
final class MarkdownText {
    private static final int DEEPEST_BLOCKS = 64;
    private static final int DEEPEST_NODES = 200;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .maxOpenBlockParsers(DEEPEST_BLOCKS)
            .build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .sanitizeUrls(true)
            .build();
    private static final Safelist ALLOWED = Safelist.relaxed()
            .removeProtocols("a", "href", "ftp")
            .removeProtocols("img", "src", "http")
            .addTags("hr", "details", "summary", "del", "kbd")
            .addAttributes("th", "align")
            .addAttributes("td", "align")
            .addEnforcedAttribute("a", "rel", "nofollow noopener noreferrer");

    private final String source;
    private final Node document;
    private final boolean tooDeep;

    private MarkdownText(String source, Node document) {
        this.source = source;
        this.document = document;
        this.tooDeep = isDeeperThan(document, DEEPEST_NODES);
    }

    static MarkdownText parse(String source) {
        return new MarkdownText(source, PARSER.parse(source));
    }

    /** The first heading. */
    @Nullable String title() {
        return firstOf(Heading.class);
    }

    /** The first paragraph that has text (many cards begin with a badge). */
    @Nullable String description() {
        return firstOf(Paragraph.class);
    }

    /** Safe HTML; a text that is nested deeper than a person would write is shown as it stands. */
    String html(List<String> warnings) {
        if (tooDeep) {
            warnings.add(
                    "The card's text is nested more than " + DEEPEST_NODES + " levels deep and is shown unformatted.");
            return "<pre>" + Entities.escape(source) + "</pre>";
        }
        var dirty = Jsoup.parseBodyFragment(HTML.render(document));
        var clean = new Cleaner(ALLOWED).clean(dirty);
        clean.outputSettings().prettyPrint(false);
        return clean.body().html();
    }

    private @Nullable String firstOf(Class<? extends Node> type) {
        if (tooDeep) {
            return null;
        }
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (type.isInstance(node)) {
                String text = Jsoup.parseBodyFragment(HTML.render(node)).text().strip();
                if (!text.isEmpty()) {
                    return shorten(text);
                }
            }
        }
        return null;
    }

    private static String shorten(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST_DESCRIPTION) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST_DESCRIPTION)) + "…";
    }

    /** Without recursion, because renderers recurse and the text is a stranger's. */
    private static boolean isDeeperThan(Node root, int limit) {
        int depth = 0;
        Node node = root;
        while (true) {
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                if (++depth > limit) {
                    return true;
                }
                continue;
            }
            while (node != root && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            if (node == root) {
                return false;
            }
            node = node.getNext();
        }
    }
}
