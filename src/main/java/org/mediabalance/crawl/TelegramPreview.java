package org.mediabalance.crawl;

import java.util.Optional;
import org.mediabalance.study.Capture;
import org.mediabalance.study.ListingRule;

/** The public preview of a Telegram channel, a listing whose selectors are Telegram's and not the study's. */
final class TelegramPreview {
    /** Messages stand oldest first; each is linked by its date, and the link to older ones says {@code ?before=ID}. */
    static final ListingRule RULE = new ListingRule(".tgme_widget_message[data-post]", "a.tgme_widget_message_date",
            Optional.of(".tgme_widget_message_text"), Optional.of("a.tgme_widget_message_date time[datetime]"),
            Optional.empty(), Optional.of(".message_video_duration, .tgme_widget_message_voice_duration"),
            new ListingRule.OlderLink("a.tme_messages_more[data-before]"));

    private TelegramPreview() {
    }

    /** Why the page is no preview; a channel that shows none redirects from {@code /s/NAME} to {@code /NAME}. */
    static Optional<String> missing(Capture page) {
        return page.url().getPath().startsWith("/s/")
                ? Optional.empty()
                : Optional.of("the channel has no public preview; import its export ('mediabalance import')");
    }
}
