package org.mediabalance.store;

import java.time.Instant;
import java.util.Optional;

/**
 * Leave to choose a password once.
 *
 * @param name whose; empty when the person who uses it chooses the name too, as at the first start
 */
public record Invitation(Optional<String> name, boolean lead, Instant expires) {}
