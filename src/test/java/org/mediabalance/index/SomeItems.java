package org.mediabalance.index;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mediabalance.study.Code;
import org.mediabalance.study.Item;
import org.mediabalance.study.ItemKind;
import org.mediabalance.study.Published;
import org.mediabalance.study.Stance;

/** Items written for the tests of this package. */
final class SomeItems {
    static final IndexedItem KAZAKH = item("k1", "khabar", "kk", "Референдум күні белгілі болды",
            "Қазақстанның барлық аймағында сайлау учаскелері таңғы жетіде ашылады. Өзгерістер туралы сұрақ біреу.",
            "2022-05-24", Optional.of(Code.NO_POSITION), Optional.of(Code.PRO));
    static final IndexedItem RUSSIAN = item("r1", "qazaqstan", "ru", "Поправки изменят жизнь к лучшему",
            "Жители области поддерживают поправки. Они говорят, что референдум открывает новую страницу.", "2022-05-25",
            Optional.of(Code.PRO), Optional.of(Code.PRO));
    static final IndexedItem ENGLISH = item("e1", "khabar", "en", "Observers arrive",
            "Observers will watch the referendum in every region of the country.", "2022-06-03",
            Optional.of(Code.MIXED), Optional.empty());
    static final IndexedItem COSSACK = item("r2", "mir", "ru", "Казак на коне",
            "Казак проехал через село. Погода была хорошая.", "2022-05-22", Optional.of(Code.NOT_RELEVANT),
            Optional.of(Code.NOT_RELEVANT));
    static final IndexedItem UNDATED = item("u1", "mir", "und", "№ 5", "", "", Optional.empty(), Optional.empty());
    static final List<IndexedItem> ALL = List.of(KAZAKH, RUSSIAN, ENGLISH, COSSACK, UNDATED);

    private SomeItems() {
    }

    static IndexedItem item(String id, String outlet, String language, String title, String text, String day,
            Optional<Code> human, Optional<Code> machine) {
        Optional<LocalDate> date = day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day));
        Item item = new Item(id, outlet, URI.create("https://" + outlet + ".test/news/" + id), ItemKind.CLIP, title,
                text, language, date.map(d -> Published.on(d, "test")), Optional.empty(), Optional.empty(), List.of(),
                List.of(), Map.of(), Optional.empty(), Optional.empty());
        return new IndexedItem(item, outlet.equals("mir") ? "foreign" : "state", id,
                id.equals("e1") ? Optional.of("k1") : Optional.empty(), human,
                human.map(code -> Map.of("aigul", code)).orElse(Map.of()),
                machine.map(code -> new MachineStance(code.stance().orElse(Stance.NEUTRAL), code, 0.5, 0.25, 0.25,
                        "model-1")),
                Optional.empty(), Optional.empty(), "distinct", "news", Optional.empty(),
                date);
    }
}
