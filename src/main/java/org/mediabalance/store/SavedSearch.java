package org.mediabalance.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A search somebody gave a name and a permanent address.
 *
 * @param id part of the address, made from the parameters: the same search saved twice is one
 * @param parameters as in the address of the search page, percent-encoded
 * @param author empty where nobody signs in
 */
public record SavedSearch(String id, String name, String parameters, Optional<String> author, Instant at) {}
