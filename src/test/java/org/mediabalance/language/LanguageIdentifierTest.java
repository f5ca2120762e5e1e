package org.mediabalance.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageIdentifierTest {
    private static final LanguageIdentifier STUDY = new LanguageIdentifier(List.of("kk", "ru", "en"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"ru | Референдум в Казахстане", "kk | Референдум туралы дау",
            "en | Polling stations open", "kk | Сайлау учаскелері ашылды", "ru | Голосование завершилось",
            "kk | Ел тағдыры елдің өз қолында"})
    void headlinesAreToldApart(String language, String title) {
        assertThat(STUDY.language(title, "", Optional.empty())).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "uk | Сьогодні у столиці відбулося засідання комісії, на якому обговорили підготовку до голосування.",
            "de | In der Hauptstadt wurde heute über die Änderung der Verfassung gesprochen, sagte ein Sprecher."})
    void anotherLanguageIsNamed(String language, String text) {
        assertThat(STUDY.language("", text, Optional.empty())).isEqualTo(language);
    }

    @Test
    void aShortTitleInheritsWhatThePageDeclares() {
        assertThat(STUDY.language("Марат", "", Optional.of("kk"))).isEqualTo("kk");
        assertThat(STUDY.language("Марат", "", Optional.of("ru"))).isEqualTo("ru");
    }

    @Test
    void aDeclarationDoesNotOverruleALongText() {
        String text = "Центральная избирательная комиссия сообщила, что участки откроются в семь утра.";
        assertThat(STUDY.language("", text, Optional.of("kk"))).isEqualTo("ru");
    }

    @Test
    void textWithoutLettersIsUndecided() {
        assertThat(STUDY.language("", "12:30 — 2022!", Optional.empty())).isEqualTo("und");
        assertThat(STUDY.language("", "", Optional.of("ru"))).isEqualTo("ru");
    }

    @Test
    void aStudyWithoutLanguagesIsRefused() {
        assertThatThrownBy(() -> new LanguageIdentifier(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
