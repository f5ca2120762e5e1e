/**
 * What the words of an item are: its language, its tokens and stems, whether it is about the question, and which items
 * are the same text. Pure functions of the text handed in; the only file read is OpenNLP's language model on the class
 * path. OpenNLP's language detector and Lucene's analysis stay inside this package and {@code index}.
 */
package org.mediabalance.language;
