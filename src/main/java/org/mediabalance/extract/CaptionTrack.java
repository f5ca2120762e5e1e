package org.mediabalance.extract;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A caption file that a page names. @param language the tag the page gives it, may be empty */
record CaptionTrack(String language, URI url) {

    /**
     * The one to read: in the language of the item, else the first. The others are the same words translated, and read
     * together they would count twice.
     */
    static Optional<CaptionTrack> best(List<CaptionTrack> tracks, String itemLanguage) {
        return tracks.stream()
                .filter(track -> LanguageCodes.of(track.language()).filter(itemLanguage::equals).isPresent())
                .findFirst().or(() -> tracks.stream().findFirst());
    }
}
