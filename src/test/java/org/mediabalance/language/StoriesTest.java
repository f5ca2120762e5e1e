package org.mediabalance.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mediabalance.study.Published;

class StoriesTest {
    private static final String AGENCY = """
            Участковые комиссии столицы получили сегодня списки избирателей. По словам председателя городской комиссии,
            каждый житель может до пятницы проверить свои данные и сообщить об ошибке. Для этого открыты справочные
            окна в школах и поликлиниках, работает телефонная линия. Бюллетени доставят за день до голосования.""";
    private static final String REWRITTEN = """
            Проверить, есть ли вы в списке, жители города могут до конца недели: с утра комиссии на участках раздали
            списки. Нашли неточность — позвоните на горячую линию или зайдите в справочное окно ближайшей школы, просит
            глава горкома. Сами бланки для голосования привезут только накануне.""";

    @Test
    void agencyTextInFourOutletsIsFourItemsAndOneStory() {
        Map<String, StoryPlace> places = Stories.of(List.of(item("d", "four", AGENCY + " Подписывайтесь на канал.", 4),
                item("b", "two", AGENCY.replace("сегодня", "во вторник"), 2), item("a", "one", AGENCY, 1),
                item("c", "three", AGENCY.replace("По словам председателя городской комиссии, ", ""), 3)));
        assertThat(places).hasSize(4).allSatisfy((id, place) -> {
            assertThat(place.story()).isEqualTo("a");
            assertThat(place.repeatOf()).isEmpty();
        });
    }

    @Test
    void theSameClipOfTheSameOutletIsARepeatOfTheEarliest() {
        Map<String, StoryPlace> places = Stories.of(List.of(item("late", "one", AGENCY, 5),
                item("early", "one", AGENCY, 1),
                new StoryText("undated", "one", "Списки", AGENCY, Optional.empty()), item("other", "two", AGENCY, 3)));
        assertThat(places.get("late").repeatOf()).contains("early");
        assertThat(places.get("undated").repeatOf()).contains("early");
        assertThat(places.get("early").repeatOf()).isEmpty();
        assertThat(places.get("other")).isEqualTo(new StoryPlace("early", Optional.empty()));
    }

    @Test
    void aRewrittenTextIsAStoryOfItsOwn() {
        Map<String, StoryPlace> places = Stories
                .of(List.of(item("a", "one", AGENCY, 1), item("b", "one", REWRITTEN, 1)));
        assertThat(places.get("b")).isEqualTo(new StoryPlace("b", Optional.empty()));
    }

    @Test
    void aPhraseUnderManyClipsDoesNotMakeThemOneStory() {
        String phrase = "Смотрите полный выпуск на нашем сайте.";
        Map<String, StoryPlace> places = Stories.of(List.of(
                new StoryText("a", "one", "Комиссия утвердила текст бюллетеня", phrase, Optional.empty()),
                new StoryText("b", "one", "В Актау открыли новый мост через канал", phrase, Optional.empty()),
                new StoryText("c", "one", "Комиссия утвердила текст бюллетеня", phrase, Optional.empty())));
        assertThat(places.get("b").story()).isEqualTo("b");
        assertThat(places.get("c").repeatOf()).contains("a");
    }

    @Test
    void itemsWithoutWordsAreStoriesOfTheirOwn() {
        Map<String, StoryPlace> places = Stories.of(List.of(new StoryText("a", "one", "", "", Optional.empty()),
                new StoryText("b", "one", "", "...", Optional.empty())));
        assertThat(places.values()).containsExactly(new StoryPlace("a", Optional.empty()),
                new StoryPlace("b", Optional.empty()));
    }

    @Test
    void theOrderInWhichItemsAreGivenMakesNoDifference() {
        long seed = 7;
        Random random = new Random(seed);
        List<StoryText> items = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            items.add(item("i" + i, "outlet" + i % 3, edited(i % 2 == 0 ? AGENCY : REWRITTEN, random), i % 9 + 1));
        }
        Map<String, StoryPlace> places = Stories.of(items);
        for (int round = 0; round < 5; round++) {
            Collections.shuffle(items, random);
            assertThat(Stories.of(items)).as("seed %d", seed).isEqualTo(places);
        }
    }

    private static String edited(String text, Random random) {
        List<String> words = new ArrayList<>(List.of(text.split("\\s+")));
        for (int i = 0; i < random.nextInt(20); i++) {
            words.set(random.nextInt(words.size()), "слово" + random.nextInt(100));
        }
        return String.join(" ", words);
    }

    private static StoryText item(String id, String outlet, String text, int day) {
        return new StoryText(id, outlet, "Списки избирателей", text,
                Optional.of(Published.on(LocalDate.of(2022, 5, day), "test")));
    }
}
