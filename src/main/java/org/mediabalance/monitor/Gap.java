package org.mediabalance.monitor;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something of an outlet that was missed, or that nobody can show was not missed.
 *
 * @param source the list it is about; empty when it is about pages or a whole day
 * @param from beginning of the stretch of time that is not covered; for pages, of their day
 * @param to its end, excluded
 * @param days the outlet's local days of the period that it touches; never empty
 * @param count pages, polls or items it is about; 0 when there is nothing to count
 * @param detail more for people, in English; may be empty
 * @param urls the pages behind it, with the reason of each
 */
public record Gap(Kind kind, String outlet, Optional<URI> source, Instant from, Instant to, List<LocalDate> days,
        long count, String detail, List<Missing> urls) {
    public Gap {
        days = List.copyOf(days);
        urls = List.copyOf(urls);
    }

    /** Why there is a gap; the phrase is what a report's cell says, and a key of its phrasebook. */
    public enum Kind {
        /** Two successive polls of a list that holds only its newest entries share none. */
        TURNED_OVER("list turned over unseen", true),
        /** No list was polled that reaches the time. */
        NOT_POLLED("no poll", true),
        /** The list could not be read. */
        LIST_FAILED("list not read", true),
        /** The list answers every poll with the same entries for longer than its own pace explains. */
        DEAD("source dead", true),
        /** Known pages could not be had. */
        NOT_FETCHED("not fetched", true),
        /** Known pages must not be asked for. */
        REFUSED("refused", true),
        /** Known pages still wait to be fetched. */
        WAITING("waiting", true),
        /** Fetched pages were not made into items yet. */
        UNPROCESSED("not processed", true),
        /** Fetched pages could not be read. */
        UNREADABLE("not readable", true),
        /** The day has far fewer items than the outlet's days of its kind. */
        RHYTHM("far below its rhythm", false);

        private final String phrase;
        private final boolean certain;

        Kind(String phrase, boolean certain) {
            this.phrase = phrase;
            this.certain = certain;
        }

        /** The words for it, in English. */
        public String phrase() {
            return phrase;
        }

        /** Whether something is known to be unproven or missing, and not only suspected. */
        public boolean certain() {
            return certain;
        }

        /** The lower-case word used in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One page behind a gap. */
    public record Missing(URI url, String reason) {}

    /** What a report's cell says, such as {@code 2 not fetched}. */
    public String phrase() {
        return urls.isEmpty() ? kind.phrase() : count + " " + kind.phrase();
    }
}
