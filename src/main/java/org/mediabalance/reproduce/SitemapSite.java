package org.mediabalance.reproduce;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sitemap index with paged parts and the video extension, dates without time (field.md D2, article pages), and a
 * {@code lastmod} that lies.
 */
final class SitemapSite implements SiteStructure {
    private static final int PER_PAGE = 40;
    private static final String XMLNS = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

    private final SiteClips clips;

    SitemapSite(SiteClips clips) {
        this.clips = clips;
    }

    @Override
    public Optional<Page> list(String path, Map<String, String> parameters) {
        if (!path.equals("/sitemap.xml")) {
            return Optional.empty();
        }
        return Optional.of(Page.of("application/xml; charset=utf-8",
                parameters.containsKey("page") ? part(Integer.parseInt(parameters.get("page"))) : index()));
    }

    private String index() {
        StringBuilder xml = new StringBuilder(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex " + XMLNS + ">\n");
        for (int page = 1; (page - 1) * PER_PAGE < clips.newestFirst().size(); page++) {
            xml.append("<sitemap><loc>").append(clips.base()).append("/sitemap.xml?articles=1&amp;page=").append(page)
                    .append("</loc></sitemap>\n");
        }
        return xml.append("</sitemapindex>\n").toString();
    }

    private String part(int page) {
        List<Clip> entries = clips.newestFirst().stream().skip((page - 1L) * PER_PAGE).limit(PER_PAGE).toList();
        LocalDate rebuilt = clips.newestFirst().getFirst().published().toLocalDate();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset " + XMLNS
                + " xmlns:video=\"http://www.google.com/schemas/sitemap-video/1.1\">\n");
        for (Clip clip : entries) {
            String title = SiteTemplates.escape(clip.title());
            xml.append("<url><loc>").append(clips.base()).append(clip.path()).append("</loc><lastmod>").append(rebuilt)
                    .append("</lastmod><video:video><video:thumbnail_loc>").append(clips.base()).append("/img/")
                    .append(clip.id()).append(".jpg</video:thumbnail_loc><video:title>").append(title)
                    .append("</video:title><video:description>").append(title)
                    .append("</video:description><video:content_loc>").append(clips.base()).append("/video/")
                    .append(clip.id()).append(".mp4</video:content_loc><video:duration>").append(clip.seconds())
                    .append("</video:duration><video:publication_date>").append(clip.published().toLocalDate())
                    .append("</video:publication_date></video:video></url>\n");
        }
        return xml.append("</urlset>\n").toString();
    }

    @Override
    public Page item(Clip clip) {
        return Page.html(clips.fill("sitemap-item", clip, Map.of()));
    }

    @Override
    public String robots() {
        return "User-agent: *\nDisallow: /closed/\nDisallow: /search\n\nSitemap: " + clips.base() + "/sitemap.xml\n";
    }
}
