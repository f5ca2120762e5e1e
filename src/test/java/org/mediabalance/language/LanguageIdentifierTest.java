package org.mediabalance.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
            "tr | Başkentte bugün komisyonun toplantısı yapıldı ve oylamaya hazırlık konuşuldu.",
            "az | Paytaxtda bu gün komissiyanın iclası keçirildi və səsverməyə hazırlıq müzakirə olundu.",
            "mn | Өнөөдөр нийслэлд хорооны хурал болж, санал хураалтын бэлтгэлийг хэлэлцлээ.",
            "de | In der Hauptstadt wurde heute über die Änderung der Verfassung gesprochen, sagte ein Sprecher."})
    void anotherLanguageIsNamed(String language, String text) {
        assertThat(STUDY.language("", text, Optional.empty())).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Elordada bügın referendumğa daiyndyq turaly jiyn öttı",
            "Elordada búgin referendýmǵa daıyndyq týraly jıyn ótti",
            "قازاقستان رەسپۋبليكاسىنىڭ پرەزيدەنتى جارلىققا قول قويدى"})
    void kazakhIsKnownInLatinAndArabicScript(String text) {
        assertThat(STUDY.language("", text, Optional.empty())).isEqualTo("kk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"تهران پایتخت ایران است و جمعیت زیادی دارد",
            "Başbakan bugün açıklama yaptı ve sorular yanıtlandı"})
    void otherLanguagesOfThoseScriptsAreNotKazakh(String text) {
        assertThat(STUDY.language("", text, Optional.empty())).isNotIn("kk", "ru", "en");
    }

    @Test
    void aKazakhNameDoesNotMakeRussianKazakh() {
        assertThat(STUDY.language("", "Жители города Өскемен собрались на площади, чтобы обсудить новости дня.",
                Optional.empty())).isEqualTo("ru");
    }

    @Test
    void mixedTextHasItsParts() {
        String kazakh = "Бүгін елордада жиын өтті, оған көп адам жиналды. ";
        String russian = "Как сообщили организаторы, собрание прошло спокойно. Да. ";
        String text = kazakh + russian + kazakh;
        assertThat(STUDY.parts(text)).containsExactly(new LanguageIdentifier.Part("kk", 0, kazakh.length()),
                new LanguageIdentifier.Part("ru", kazakh.length(), (kazakh + russian).length()),
                new LanguageIdentifier.Part("kk", (kazakh + russian).length(), text.length()));
        assertThat(STUDY.parts(russian)).hasSize(1);
        assertThat(STUDY.parts("")).isEmpty();
    }

    @Test
    void addressesAndTagsAreNotRead() {
        assertThat(STUDY.language("", "Сайлау күні https://www.example.test/news/today/long/english/words #election",
                Optional.empty())).isEqualTo("kk");
    }

    @Test
    void theSameAnswerComesInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr"));
            assertThat(STUDY.language("POLLING STATIONS IN THE CITY", "", Optional.empty())).isEqualTo("en");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aShortTitleInheritsWhatThePageDeclares() {
        assertThat(STUDY.language("Марат", "", Optional.of("kk"))).isEqualTo("kk");
        assertThat(STUDY.language("Марат", "", Optional.of("ru"))).isEqualTo("ru");
        assertThat(STUDY.language("Өңірде бүгін", "", Optional.of("ru"))).isEqualTo("kk");
        assertThat(STUDY.language("Live news", "", Optional.of("ru"))).isEqualTo("en");
    }

    @Test
    void aDeclarationDoesNotOverruleALongText() {
        String text = "Центральная избирательная комиссия сообщила, что участки откроются в семь утра.";
        assertThat(STUDY.language("", text, Optional.of("kk"))).isEqualTo("ru");
    }

    @Test
    void aPageThatDeclaresAStudyLanguageIsNotTakenForItsNeighbour() {
        assertThat(STUDY.language("Посевная на финише: засеяли девяносто процентов полей", "", Optional.of("ru")))
                .isEqualTo("ru");
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
