package org.mediabalance.web;

/**
 * What a page says, in whatever form it is asked for.
 *
 * @param template the name of the HTML template, without {@code .ftlh}
 * @param facts a record or map; the JSON twin is exactly this, and the template sees exactly this
 * @param status the HTTP status code
 */
record Shown(String template, Object facts, int status) {
    Shown(String template, Object facts) {
        this(template, facts, 200);
    }
}
