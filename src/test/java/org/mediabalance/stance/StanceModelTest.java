package org.mediabalance.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.study.Code;
import org.mediabalance.study.InputException;

class StanceModelTest {
    private static List<CodedText> items;
    private static StanceModel model;

    @BeforeAll
    static void train() throws Exception {
        try (var in = new BufferedReader(new InputStreamReader(
                StanceModelTest.class.getResourceAsStream("bridge.jsonl"), StandardCharsets.UTF_8))) {
            items = CodedTexts.read(in, "bridge.jsonl");
        }
        model = StanceTrainer.train(items, 7);
    }

    private static StanceText text(String title, String text) {
        return new StanceText("x", title, text, Optional.of("en"), Optional.empty(), Optional.empty());
    }

    @Test
    void probabilities_of_every_item_sum_to_one_and_the_code_agrees_with_the_stance() {
        for (CodedText item : items) {
            StancePrediction p = model.classify(item.text());
            assertThat(p.pro() + p.contra() + p.neutral()).isCloseTo(1, within(1e-9));
            assertThat(p.relevance()).isBetween(0.0, 1.0);
            assertThat(p.code().stance()).isEqualTo(p.relevant() ? Optional.of(p.stance()) : Optional.empty());
        }
    }

    @Test
    void what_it_was_trained_on_it_has_learned() {
        long right = items.stream().filter(i -> model.code(i.text()).code() == i.code()).count();
        assertThat(right).isGreaterThan(items.size() * 9L / 10);
    }

    @Test
    void deleting_an_evidence_sentence_lowers_its_side_by_its_weight() {
        for (CodedText item : items) {
            StancePrediction whole = model.classify(item.text());
            for (Evidence e : whole.evidence()) {
                String rest = item.text().text().substring(0, e.start()) + item.text().text().substring(e.end());
                double without = model.code(item.text().withText(rest)).probability(e.side());
                assertThat(whole.probability(e.side()) - without).isCloseTo(e.weight(), within(1e-9)).isPositive();
            }
        }
    }

    @Test
    void same_items_and_seed_give_the_same_bytes_and_a_saved_model_predicts_the_same(@TempDir Path directory)
            throws Exception {
        model.save(directory.resolve("a"));
        StanceTrainer.train(items, 7).save(directory.resolve("b"));
        for (String file : List.of("maxent.bin.gz", "model.json", "card.json", "card.md")) {
            assertThat(directory.resolve("a").resolve(file))
                    .hasSameBinaryContentAs(directory.resolve("b").resolve(file));
        }
        StanceModel loaded = StanceModel.load(directory.resolve("a"));
        assertThat(loaded.id()).isEqualTo(model.id());
        assertThat(loaded.card().items()).isEqualTo(items.size());
        items.forEach(i -> assertThat(loaded.classify(i.text())).isEqualTo(model.classify(i.text())));
    }

    @Test
    void threads_share_one_model_without_changing_its_answers() {
        List<StancePrediction> alone = items.stream().map(i -> model.classify(i.text())).toList();
        List<StancePrediction> together = IntStream.range(0, 20 * items.size()).parallel()
                .mapToObj(i -> model.classify(items.get(i % items.size()).text())).toList();
        IntStream.range(0, together.size())
                .forEach(i -> assertThat(together.get(i)).isEqualTo(alone.get(i % items.size())));
    }

    @Test
    void odd_texts_have_defined_answers_that_say_so() {
        assertThat(model.classify(text("", "")).notes()).singleElement().asString().startsWith("empty");
        assertThat(model.classify(text("", "桥梁收费公投")).notes()).singleElement().asString().startsWith("foreign");
        assertThat(model.classify(text("", "Bridge")).notes()).singleElement().asString().startsWith("short");
        assertThat(model.classify(text("bridge", "<p>The bridge is a good idea</p> \ud800 and no more.")).notes())
                .anyMatch(note -> note.startsWith("markup"));
        assertThat(model.classify(text("Pont", "Le pont est une bonne chose, the bridge vote yes.").in("fr")).notes())
                .singleElement().asString().startsWith("language");
        assertThat(model.classify(text("bridge", "The bridge will be a blessing. ".repeat(350_000))).notes())
                .anyMatch(note -> note.startsWith("long"));
    }

    @Test
    void markup_does_not_change_the_answer() {
        StancePrediction plain = model.code(text("Bridge", "Vote yes because the bridge helps us."));
        StancePrediction marked = model
                .code(text("Bridge", "<div class=\"x\">Vote yes because the <b>bridge</b> helps us.</div>"));
        assertThat(marked.pro()).isEqualTo(plain.pro());
    }

    @Test
    void one_code_only_or_a_code_with_one_item_is_refused() {
        List<CodedText> pro = items.stream().filter(i -> i.code() == Code.PRO).toList();
        assertThatThrownBy(() -> StanceTrainer.train(pro, 1)).isInstanceOf(InputException.class)
                .hasMessageContaining("only the code 'pro'");
        List<CodedText> one = new java.util.ArrayList<>(pro);
        one.add(items.stream().filter(i -> i.code() == Code.CONTRA).findFirst().orElseThrow());
        assertThatThrownBy(() -> StanceTrainer.train(one, 1)).isInstanceOf(InputException.class)
                .hasMessageContaining("only one item has the code 'contra'");
    }

    @Test
    void a_model_that_is_missing_cut_off_or_foreign_is_refused_in_one_line(@TempDir Path directory) throws Exception {
        assertThatThrownBy(() -> StanceModel.load(directory)).isInstanceOf(InputException.class)
                .hasMessageContaining("no stance model here");
        model.save(directory);
        Path weights = directory.resolve("maxent.bin.gz");
        byte[] bytes = Files.readAllBytes(weights);
        for (int length : new int[]{0, 1, bytes.length / 2, bytes.length - 1}) {
            Files.write(weights, java.util.Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> StanceModel.load(directory)).isInstanceOf(InputException.class)
                    .hasMessageContaining("not a whole stance model");
        }
        Files.writeString(weights, "not a model");
        assertThatThrownBy(() -> StanceModel.load(directory)).isInstanceOf(InputException.class);
        Files.write(weights, bytes);
        Files.writeString(directory.resolve("model.json"),
                "{\"features\": 0, \"id\": \"stance-0\", \"temperature\": 1}");
        assertThatThrownBy(() -> StanceModel.load(directory)).isInstanceOf(InputException.class)
                .hasMessageContaining("train it again");
    }

    @Test
    void adapting_learns_the_campaign_keeps_relevance_and_survives_saving(@TempDir Path directory) throws Exception {
        List<CodedText> campaign = new java.util.ArrayList<>();
        for (int i = 0; i < 12; i++) {
            // A word that the base never saw decides: only the campaign's own codes can teach it.
            campaign.add(new CodedText(text("Day " + i, "Zorbled folk meet number " + i), Code.PRO, Optional.empty(),
                    Optional.empty()));
            campaign.add(new CodedText(text("Day " + i, "Quanky folk meet number " + i), Code.CONTRA,
                    Optional.empty(), Optional.empty()));
        }
        StanceModel adapted = StanceTrainer.adapt(model, campaign, 3);
        StanceText zorbled = text("Evening", "Zorbled folk meet again");
        StanceText quanky = text("Evening", "Quanky folk meet again");
        assertThat(adapted.code(zorbled).pro()).isGreaterThan(model.code(zorbled).pro() + 0.1);
        assertThat(adapted.code(quanky).contra()).isGreaterThan(model.code(quanky).contra() + 0.1);
        assertThat(adapted.code(zorbled).relevance()).isCloseTo(model.code(zorbled).relevance(), within(1e-9));
        assertThat(adapted.card().base()).contains(model.id());
        adapted.save(directory);
        StanceModel loaded = StanceModel.load(directory);
        assertThat(loaded.id()).isEqualTo(adapted.id()).isNotEqualTo(model.id());
        assertThat(loaded.classify(zorbled)).isEqualTo(adapted.classify(zorbled));
    }

    @Test
    void adapting_by_too_few_codes_is_refused() {
        assertThatThrownBy(() -> StanceTrainer.adapt(model, items.subList(0, 3), 1)).isInstanceOf(InputException.class)
                .hasMessageContaining("at least 10 relevant items of two stances");
    }

    @Test
    void two_items_of_each_code_are_enough_to_train() {
        List<CodedText> few = new java.util.ArrayList<>();
        for (Code code : List.of(Code.PRO, Code.CONTRA)) {
            items.stream().filter(i -> i.code() == code).limit(2).forEach(few::add);
        }
        StanceModel small = StanceTrainer.train(few, 1);
        StancePrediction p = small.classify(few.get(0).text());
        assertThat(p.relevant()).isTrue();
        assertThat(p.relevance()).isEqualTo(1);
        assertThat(p.neutral()).isZero();
        assertThat(p.pro() + p.contra()).isCloseTo(1, within(1e-9));
    }
}
