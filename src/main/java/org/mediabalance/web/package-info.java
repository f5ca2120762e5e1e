/**
 * The web application: search for researchers, coding for monitors, the report for all. Pages are made on the server and
 * work without JavaScript; every page is a record of facts that is shown as HTML and, at the same address with
 * {@code .json}, as data.
 *
 * <p>{@link org.mediabalance.web.WebServer} is the way in. The pages of one subject are one class behind
 * {@link org.mediabalance.web.Pages}; templates, phrases and assets lie beside this package in the jar.
 */
package org.mediabalance.web;
