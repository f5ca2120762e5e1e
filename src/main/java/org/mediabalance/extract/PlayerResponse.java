package org.mediabalance.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mediabalance.extract.Claims.Claim;
import org.mediabalance.extract.Claims.Field;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a YouTube watch page hands to its player: {@code ytInitialPlayerResponse}, an object in a script. The page itself
 * is drawn by script, so this is where its description and its captions stand. Recognised by the script, not by the
 * address, so a page saved from elsewhere is read too.
 */
final class PlayerResponse {
    static final String NAME = "ytInitialPlayerResponse";
    private static final String SOURCE = "player-response:";
    private static final Pattern ASSIGNED = Pattern.compile(NAME + "[\"']?]?\\s*=\\s*(?=\\{)");
    /** Statements of the page's own follow the object. */
    private static final JsonMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode response;

    private PlayerResponse(JsonNode response) {
        this.response = response;
    }

    static Optional<PlayerResponse> of(Landmarks page) {
        return page.players().stream().flatMap(script -> parse(script.data()).stream()).findFirst();
    }

    private static Optional<PlayerResponse> parse(String script) {
        Matcher assigned = ASSIGNED.matcher(script);
        if (!assigned.find()) {
            return Optional.empty();
        }
        try {
            JsonNode response = JSON.readTree(script.substring(assigned.end()));
            return Optional.of(new PlayerResponse(response))
                    .filter(p -> response.has("videoDetails") || response.has("playabilityStatus"));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Why there is no clip to see; empty when there is one. */
    Optional<String> missing() {
        if (details().path("isUpcoming").asBoolean(false)) {
            return Optional.of("announced, not yet broadcast");
        }
        return details().path("title").asString("").isBlank()
                ? Optional.of("no video: " + response.path("playabilityStatus").path("reason").asString("unavailable"))
                : Optional.empty();
    }

    /** What it says of the clip; a day without a time is one of the platform's zone, US Pacific. */
    Claims claims() {
        JsonNode facts = response.path("microformat").path("playerMicroformatRenderer");
        Claims claims = new Claims();
        claims.add(Field.TYPE, "VideoObject", SOURCE + "videoDetails");
        claim(claims, Field.TITLE, details(), "title");
        claim(claims, Field.AUTHOR, details(), "author");
        claim(claims, Field.PUBLISHED, facts, "publishDate");
        claim(claims, Field.PUBLISHED, facts, "uploadDate");
        claim(claims, Field.DURATION, details(), "lengthSeconds");
        claim(claims, Field.SECTION, facts, "category");
        claim(claims, Field.BODY, details(), "shortDescription");
        return claims;
    }

    private static void claim(Claims claims, Field field, JsonNode node, String key) {
        claims.add(field, node.path(key).asString(""), SOURCE + key);
    }

    /** The description as the clip's text, one block a line; the page around it holds nothing of the item. */
    MainText text(MainText shown) {
        return StatedBody.text(shown, new Claim(Field.BODY, details().path("shortDescription").asString(""), SOURCE));
    }

    /** Caption tracks, those that somebody wrote before those of the platform's speech recogniser. */
    List<CaptionTrack> tracks() {
        List<CaptionTrack> written = new ArrayList<>();
        List<CaptionTrack> heard = new ArrayList<>();
        for (JsonNode track : response.path("captions").path("playerCaptionsTracklistRenderer").path("captionTracks")) {
            // Without a format the address answers in one of the platform's own.
            Addresses.of(track.path("baseUrl").asString("") + "&fmt=vtt").ifPresent(
                    url -> (track.path("kind").asString("").equals("asr") ? heard : written)
                            .add(new CaptionTrack(track.path("languageCode").asString(""), url)));
        }
        written.addAll(heard);
        return written;
    }

    private JsonNode details() {
        return response.path("videoDetails");
    }
}
