package org.mediabalance.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a page says of itself, in order of trust: the first claim on a field is the one to believe. */
final class Claims {
    enum Field {
        TYPE, TITLE, AUTHOR, PUBLISHED, MODIFIED, DURATION, SECTION, CANONICAL, LANGUAGE, CAPTIONS, VIDEO, BODY, DESCRIPTION
    }

    /** One statement and the place it was read, such as {@code og:title}. */
    record Claim(Field field, String value, String source) {}

    private final List<Claim> claims = new ArrayList<>();

    /** Notes a claim; blank ones say nothing. */
    void add(Field field, String value, String source) {
        if (value != null && !value.isBlank()) {
            claims.add(new Claim(field, value.strip(), source));
        }
    }

    void addAll(Claims others) {
        claims.addAll(others.claims);
    }

    Stream<Claim> all(Field field) {
        return claims.stream().filter(claim -> claim.field == field);
    }

    Optional<Claim> first(Field field) {
        return all(field).findFirst();
    }
}
