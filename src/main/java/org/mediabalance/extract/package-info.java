/**
 * From a capture to an item: main text, title, dates, running time, captions. Pure functions of the bytes handed in: no
 * network, no clock, no state between pages, so that they run on many threads. Jsoup and Tika stay inside.
 */
package org.mediabalance.extract;
