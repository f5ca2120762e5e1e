/**
 * Finding items: add, search, facets, timeline. An index is derived data; everything in it can be made again from the
 * record, so a missing, damaged or outdated index is an outcome to act on and not an error. Lucene stays inside this
 * package and {@code language}.
 */
package org.mediabalance.index;
