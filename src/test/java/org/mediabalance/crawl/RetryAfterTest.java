package org.mediabalance.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2022-06-05T08:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"120 | 120", " 0 | 0", "Sun, 05 Jun 2022 08:02:00 GMT | 120",
            "Sunday, 05-Jun-22 08:02:00 GMT | 120", "Sun Jun  5 08:02:00 2022 | 120",
            "Sun, 05 Jun 2022 07:00:00 GMT | 0"})
    void secondsAndTheThreeFormsOfADateAreRead(String value, long seconds) {
        assertThat(RetryAfter.parse(value, NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "2022-06-05T08:02:00Z"})
    void whatIsNeitherSaysNothing(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isEmpty();
    }

    @Test
    void waitsWithoutEndAreBounded() {
        assertThat(RetryAfter.parse("99999999999999999999999", NOW)).contains(Duration.ofDays(30));
        assertThat(RetryAfter.parse("999999999", NOW)).contains(Duration.ofDays(30));
        assertThat(RetryAfter.parse("Fri, 31 Dec 9999 23:59:59 GMT", NOW)).contains(Duration.ofDays(30));
    }
}
