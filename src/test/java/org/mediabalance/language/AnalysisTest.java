package org.mediabalance.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalysisTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "референдум референдумда референдумның референдумға референдумнан референдумды референдуммен референдумы",
            "қазақстан Қазақстанның қазақстанда қазақстаннан ҚАЗАҚСТАНДЫ",
            "өзгеріс өзгерістер өзгерістерді өзгерістердің өзгерістерінің",
            "конституция конституцияның конституцияға конституциясы конституциясына",
            "комиссия комиссиялар комиссияның комиссиясының комиссияларына",
            "кітап кітабы кітаптар кітабын кітаптарымыз",
            "ел елдің елде елге елдер елдерге", "сайлаушы сайлаушылар сайлаушының сайлаушыларға",
            "мәселе мәселелер мәселесі мәселелерінің", "дауыс дауысы дауыстар дауысын",
            "бюллетень бюллетеньдер бюллетеньдерді бюллетені бюллетенінде", "халық халқы халқының халыққа",
            "бар барды барады барған барамыз бармайды барсын барып барғандарға баратындардың",
            "оқы оқиды оқып оқу оқуға оқыған", "ол оның оған оны онымен", "сәрсенбаев Сәрсенбаевтың Сәрсенбаевқа",
            "таста тастайды тастаған тасталды", "шық шығады шығып шықты", "биыл биылғы",
            "қазақстандық қазақстандықтар қазақстандықтардың", "азаматтық азаматтығын азаматтығына"})
    void formsOfOneKazakhWordMeet(String forms) throws IOException {
        assertThat(tokens(Analysis.forLanguage("kk"), forms)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"алтын алты", "қала қал", "басты бас", "қазақ қазан", "сайлау сайлаушы", "ел елші",
            "дауыс дау", "қарау қараңғы",
            "ол олар", "қазақстан қазақстандық", "өзгеріс өзге", "қарсы қар"})
    void differentKazakhWordsStayApart(String words) throws IOException {
        assertThat(tokens(Analysis.forLanguage("kk"), words)).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"казахстан казахстана казахстану казахстане Казахстаном",
            "казахстанцы казахстанец казахстанцев казахстанцам", "референдум референдума референдумом референдуме",
            "поправка поправки поправок поправками поправку", "ёлка елка ёлки",
            "голосовать голосовал голосовали голосовала голосует голосуем голосуйте голосуют голосующих",
            "воевать воюет воюют", "танцевать танцует танцевали", "требоваться требуется требовались",
            "новая новую новой", "статуя статуи статую", "голосование голосования голосованию"})
    void formsOfOneRussianWordMeet(String forms) throws IOException {
        assertThat(tokens(Analysis.forLanguage("ru"), forms)).hasSize(1);
    }

    @Test
    void formsOfOneEnglishWordMeet() throws IOException {
        assertThat(tokens(Analysis.forLanguage("en"), "vote votes voted voting")).hasSize(1);
    }

    @Test
    void kazakhAndCossackStayTwoWords() throws IOException {
        assertThat(tokens(Analysis.forLanguage("kk"), "қазақ казак")).hasSize(2);
        assertThat(tokens(Analysis.forQuery("kk"), "қазақ")).doesNotContain("казак");
    }

    @Test
    void kazakhTypedWithRussianLettersIsFound() throws IOException {
        List<String> indexed = tokens(Analysis.forIndexing("kk"), "Қазақстанның өзгерістері");
        assertThat(indexed).containsAll(tokens(Analysis.forQuery("kk"), "Қазақстан өзгеріс"))
                .containsAnyElementsOf(tokens(Analysis.forQuery("kk"), "казакстаннын"))
                .containsAnyElementsOf(tokens(Analysis.forQuery("kk"), "озгеристер"));
    }

    @Test
    void textIsIndexedAsWrittenToo() throws IOException {
        assertThat(tokens(Analysis.forIndexing("kk"), "Елдің")).contains("елдің");
        assertThat(tokens(Analysis.forIndexing("ru"), "Поправками")).contains("поправками", "поправк");
        assertThat(tokens(Analysis.forIndexing("en"), "Voting")).contains("voting", "vote");
    }

    @Test
    void wordsOfOtherLanguagesAreOnlyLowerCased() throws IOException {
        assertThat(tokens(Analysis.forLanguage("uk"), "Референдуми Ёлка")).containsExactly("референдуми", "елка");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru", "en", "uk"})
    void everyWordHasOnePositionOnEachSide(String language) throws IOException {
        String text = "Қазақстанның references поправками 2022 жылғы казакстаннын";
        for (Analyzer analyzer : List.of(Analysis.forLanguage(language), Analysis.forIndexing(language),
                Analysis.forQuery(language))) {
            try (TokenStream stream = analyzer.tokenStream("", text)) {
                var increment = stream.addAttribute(PositionIncrementAttribute.class);
                stream.reset();
                int positions = 0;
                while (stream.incrementToken()) {
                    positions += increment.getPositionIncrement();
                }
                assertThat(positions).isEqualTo(6);
            }
        }
    }

    private static List<String> tokens(Analyzer analyzer, String text) throws IOException {
        List<String> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(term.toString());
            }
        }
        return tokens.stream().distinct().toList();
    }
}
