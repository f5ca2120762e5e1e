package org.mediabalance.reproduce;

import java.util.Map;
import java.util.Optional;

/** One way to build a broadcaster's site: how its lists are paged and where an item page keeps date, text, length. */
interface SiteStructure {
    /** The list page at this path, given query and form parameters; empty when the path is no list. */
    Optional<Page> list(String path, Map<String, String> parameters);

    /** The page of one clip. */
    Page item(Clip clip);

    /** The site's robots.txt. */
    String robots();
}
