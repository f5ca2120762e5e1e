package org.mediabalance.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mediabalance.study.InputException;
import org.mediabalance.study.Relevance;

class RelevanceJudgeTest {
    private final RelevanceJudge judge = new RelevanceJudge(new Relevance(Map.of("kk",
            "референдум OR \"конституциялық өзгерістер\"", "ru", "референдум OR \"поправки в конституцию\"", "en",
            "referendum"), 2));

    @Test
    void anInflectedTermInTheTitleIsEnough() {
        assertThat(judge.judge("Референдумда не сұралады", "", "kk").relevant()).isTrue();
        assertThat(judge.judge("Что спросят на референдуме", "", "ru").relevant()).isTrue();
    }

    @Test
    void aSingleMentionInPassingIsNotRelevant() {
        RelevanceJudge.Verdict once = judge.judge("Погода", "Осадков не будет. В день референдума тепло.", "ru");
        assertThat(once.relevant()).isFalse();
        assertThat(once.mentions()).isEqualTo(1);
    }

    @Test
    void mentionsOfTermsAndPhrasesAddUp() {
        RelevanceJudge.Verdict verdict = judge.judge("Новости",
                "Поправки в Конституцию опубликованы. О референдуме расскажут позже.", "ru");
        assertThat(verdict.mentions()).isEqualTo(2);
        assertThat(verdict.relevant()).isTrue();
        assertThat(verdict.inTitle()).isFalse();
    }

    @Test
    void anUnknownLanguageIsTriedWithAllQueries() {
        assertThat(judge.judge("The referendum", "", "und").language()).contains("en");
        assertThat(judge.judge("Погода", "", "und").relevant()).isFalse();
    }

    @Test
    void aQueryThatCannotBeReadNamesItsLanguage() {
        assertThatThrownBy(() -> new RelevanceJudge(new Relevance(Map.of("ru", "(референдум"), 1)))
                .isInstanceOf(InputException.class).hasMessageContaining("relevance.query.ru");
    }
}
