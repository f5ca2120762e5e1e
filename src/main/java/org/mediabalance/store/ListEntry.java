package org.mediabalance.store;

import java.net.URI;
import java.util.Optional;
import org.mediabalance.study.Hint;

/**
 * A URL that a list named.
 *
 * @param parent for captions, the page that names them
 * @param refusal why it must not be fetched, when that is already clear, such as being on another site
 */
public record ListEntry(URI url, Hint hint, Optional<URI> parent, Optional<String> refusal) {}
