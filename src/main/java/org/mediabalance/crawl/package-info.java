/**
 * Finds and fetches what outlets publish, politely, and proves it: lists are polled, robots.txt is obeyed, every response
 * goes into the WARC archive, every URL ends in exactly one state of the ledger. HTML is not read here: whoever starts a
 * crawl hands in how listing pages and caption links are read ({@link org.mediabalance.crawl.PageReader}).
 */
package org.mediabalance.crawl;
