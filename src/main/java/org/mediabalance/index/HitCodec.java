package org.mediabalance.index;

import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.StoredFieldsFormat;
import org.apache.lucene.codecs.compressing.CompressionMode;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene90.compressing.Lucene90CompressingStoredFieldsFormat;

/**
 * Lucene's format with stored fields packed in blocks of about three items instead of about fifty: a page of 20 hits then
 * unpacks a few kilobytes for each. Lucene finds it by its name, through {@code META-INF/services}.
 */
public final class HitCodec extends FilterCodec {
    private static final String NAME = "MediaBalance";
    /** Letters of Cyrillic take two bytes and an item a few hundred letters; figures in reports/benchmarks/search.md. */
    private static final int BLOCK_BYTES = 4096;
    private static final int BLOCK_ITEMS = 16;
    /** Lucene's own: entries of the table of blocks in one of its blocks, as a power of two. */
    private static final int TABLE_SHIFT = 10;

    private final StoredFieldsFormat stored = new Lucene90CompressingStoredFieldsFormat(NAME + "Stored",
            CompressionMode.FAST, BLOCK_BYTES, BLOCK_ITEMS, TABLE_SHIFT);

    /** Called by Lucene. */
    public HitCodec() {
        super(NAME, new Lucene104Codec());
    }

    @Override
    public StoredFieldsFormat storedFieldsFormat() {
        return stored;
    }
}
