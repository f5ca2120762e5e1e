/**
 * The pipeline as one object, wired by hand: crawl, process, code by machine, index, and the inputs of a report. Every
 * step may be repeated and does only what is new.
 */
package org.mediabalance.monitor;
