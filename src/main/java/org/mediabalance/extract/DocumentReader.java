package org.mediabalance.extract;

/**
 * Reads documents such as PDF and DOCX. Their parsers can exhaust memory or never end on hostile files, so whoever
 * implements this for a running system puts a process with limits between.
 */
@FunctionalInterface
public interface DocumentReader {
    /** Refuses every document: for pages only. */
    DocumentReader NONE = (bytes, name) -> new DocumentReading.Refused("a document, and no document reader was given");

    /**
     * The one outcome of reading a document.
     *
     * @param name file name or address, which helps to tell formats that share their first bytes
     */
    DocumentReading read(byte[] document, String name);
}
