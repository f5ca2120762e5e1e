package org.mediabalance.store;

import java.net.URI;
import java.util.Optional;
import org.mediabalance.study.Hint;

/**
 * What an import brings to the ledger for one address.
 *
 * @param parent for captions, the page they belong to
 * @param hint what the imported file says of it
 * @param stored where its evidence lies; empty for an address that is still to be fetched
 */
public record ImportedPage(URI url, String outlet, Optional<URI> parent, Hint hint,
        Optional<LedgerEntry.Stored> stored) {
    /** The channel of the ledger that imports come by. */
    public static final String CHANNEL = "import";
}
