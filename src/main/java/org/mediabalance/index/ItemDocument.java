package org.mediabalance.index;

import static org.mediabalance.index.Fields.LEFT_OUT;
import static org.mediabalance.index.Fields.NONE;
import static org.mediabalance.index.Fields.UNCODED;
import static org.mediabalance.index.Fields.UNKNOWN;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DocumentStoredFieldVisitor;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.util.BytesRef;
import org.mediabalance.language.MixedTexts;
import org.mediabalance.study.Code;
import org.mediabalance.study.Item;
import org.mediabalance.study.Stance;
import tools.jackson.databind.JsonNode;

/** An item as Lucene's document, and back from the stored part of it to a hit. */
final class ItemDocument {
    static final String REPEAT_OF = "repeatOf";
    static final String TRANSCRIPT_MARK = "transcriptMark";
    static final String MODEL = "model";
    static final String MACHINE_CODE = "machineCode";
    static final String MACHINE_STANCE = "machineStance";
    private static final Set<String> UNSHOWN = Set.of(Fields.PROGRAMME, Fields.HOUR, Fields.REPEAT, Fields.OWNER,
            Fields.STATE, Fields.STANCE, Fields.REVIEWED, Fields.MACHINE);
    private static final FieldType WORDS = words();

    private final Document document = new Document();
    private final Map<String, String> values = new HashMap<>();

    private ItemDocument() {
    }

    /** Positions for phrases, offsets so that highlighting need not analyse the text again. */
    private static FieldType words() {
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        type.setStored(true);
        type.freeze();
        return type;
    }

    static Document of(IndexedItem indexed, MixedTexts texts) {
        ItemDocument builder = new ItemDocument();
        builder.facts(indexed);
        builder.codes(indexed);
        builder.document.add(new SortedDocValuesField(Fields.COUNTED,
                new BytesRef(CountedColumns.entry(Fields.FACETS.stream().map(builder.values::get).toList()))));
        Item item = indexed.item();
        builder.document.add(new Field(Fields.of(Fields.TITLE, item.language()), item.title(), WORDS));
        texts.byLanguage(item.text(), item.language()).forEach(
                (language, part) -> builder.document.add(new Field(Fields.of(Fields.TEXT, language), part, WORDS)));
        indexed.transcript().ifPresent(heard -> {
            builder.document.add(new StoredField(TRANSCRIPT_MARK, heard.mark()));
            builder.document.add(new Field(Fields.of(Fields.TRANSCRIPT, item.language()), heard.text(), WORDS));
        });
        return builder.document;
    }

    private void facts(IndexedItem indexed) {
        Item item = indexed.item();
        String day = indexed.day().map(LocalDate::toString).orElse(UNKNOWN);
        exact(Fields.ID, item.id());
        document.add(new SortedDocValuesField(Fields.ID, new BytesRef(item.id())));
        exact(Fields.URL, item.url().toString());
        exact(Fields.STORY, indexed.story());
        document.add(new SortedDocValuesField(Fields.STORY, new BytesRef(indexed.story())));
        exact(Fields.PROGRAMME, indexed.programme());
        exact(Fields.HOUR, indexed.time().map(t -> "%02d".formatted(t.getHour())).orElse(UNKNOWN));
        exact(Fields.REPEAT, indexed.repeatOf().isPresent() ? "yes" : "no");
        indexed.repeatOf().ifPresent(id -> document.add(new StoredField(REPEAT_OF, id)));
        counted(Fields.OUTLET, item.outlet().isEmpty() ? UNKNOWN : item.outlet());
        document.add(new SortedDocValuesField(Fields.OUTLET, new BytesRef(item.outlet())));
        counted(Fields.OWNER, indexed.owner());
        counted(Fields.LANGUAGE, item.language());
        counted(Fields.KIND, item.kind().label());
        counted(Fields.STATE, indexed.state());
        counted(Fields.DAY, day);
        indexed.day().ifPresent(d -> document.add(new SortedDocValuesField(Fields.MOMENT, new BytesRef(
                d + item.published().flatMap(p -> p.instant()).map(i -> " " + i).orElse("")))));
    }

    private void codes(IndexedItem indexed) {
        String stance = indexed.humanCode().map(ItemDocument::stance).orElse(UNCODED);
        counted(Fields.STANCE, stance);
        counted(Fields.CODE, indexed.humanCode().map(Code::label).orElse(UNCODED));
        indexed.byCoder().forEach((coder, code) -> {
            document.add(new StringField(Fields.CODER, coder, Field.Store.NO));
            document.add(new StringField(Fields.CODER, coder + "=" + code.label(), Field.Store.NO));
        });
        exact(Fields.REVIEWED, indexed.reviewed().map(ItemDocument::stance).orElse(NONE));
        counted(Fields.MACHINE, indexed.machine().map(ItemDocument::machineStance).orElse(NONE));
        indexed.machine().ifPresent(machine -> {
            document.add(new StoredField(MACHINE_CODE, machine.code().label()));
            document.add(new StoredField(Stance.PRO.label(), machine.pro()));
            document.add(new StoredField(Stance.CONTRA.label(), machine.contra()));
            document.add(new StoredField(Stance.NEUTRAL.label(), machine.neutral()));
            document.add(new StoredField(MACHINE_STANCE, machine.stance().label()));
            document.add(new StoredField(MODEL, machine.model()));
        });
    }

    private static String stance(Code code) {
        return code.stance().map(Stance::label).orElse(LEFT_OUT);
    }

    private static String machineStance(MachineStance machine) {
        return machine.code().stance().isPresent() ? machine.stance().label() : LEFT_OUT;
    }

    private void exact(String field, String value) {
        document.add(new StringField(field, value, Field.Store.YES));
    }

    private void counted(String field, String value) {
        exact(field, value);
        values.put(field, value);
    }

    /** The same document as names and values, for an index that keeps them as JSON; the id is among them. */
    static Map<String, Object> source(IndexedItem indexed, MixedTexts texts) {
        Map<String, Object> source = new TreeMap<>();
        for (IndexableField field : of(indexed, texts)) {
            String name = field.name();
            if (field.fieldType().docValuesType() == DocValuesType.NONE) {
                Object value = field.numericValue() == null ? field.stringValue() : field.numericValue();
                source.merge(name, value, (old, more) -> old instanceof List<?> list
                        ? Stream.concat(list.stream(), Stream.of(more)).toList()
                        : List.of(old, more));
            } else if (name.equals(Fields.MOMENT)) {
                source.put(name, field.binaryValue().utf8ToString());
            } else if (name.equals(Fields.OUTLET)) {
                source.put(Fields.OUTLET_ORDER, field.binaryValue().utf8ToString());
            }
        }
        return source;
    }

    /** The document that gave this {@link #source}, as far as hits and highlights need it. */
    static Document of(JsonNode source) {
        Document document = new Document();
        for (Map.Entry<String, JsonNode> field : source.properties()) {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (value.isNumber()) {
                document.add(new StoredField(name, value.doubleValue()));
            } else if (!value.isArray()) {
                document.add(Fields.isText(name)
                        ? new Field(name, value.asString(), WORDS)
                        : new StringField(name, value.asString(), Field.Store.YES));
            }
        }
        return document;
    }

    /** The stored fields of a document that a hit and its highlights are made of; the others are passed over unread. */
    static Document read(StoredFields stored, int number) throws IOException {
        DocumentStoredFieldVisitor visitor = new DocumentStoredFieldVisitor() {
            @Override
            public Status needsField(FieldInfo field) {
                return UNSHOWN.contains(field.name) ? Status.NO : Status.YES;
            }
        };
        stored.document(number, visitor);
        return visitor.getDocument();
    }

    /** The mark that stands before every passage of the document's transcript. */
    static String transcriptMark(Document stored) {
        return stored.get(TRANSCRIPT_MARK);
    }

    /** The stored part as a hit; a run per piece of the title, passages of the text. */
    static SearchResult.Hit hit(Document stored, Optional<List<SearchResult.Run>> titleRuns,
            List<List<SearchResult.Run>> passages) {
        String language = stored.get(Fields.LANGUAGE);
        String title = stored.get(Fields.of(Fields.TITLE, language));
        return new SearchResult.Hit(stored.get(Fields.ID), stored.get(Fields.OUTLET), language, stored.get(Fields.KIND),
                title, Optional.of(stored.get(Fields.DAY)).filter(day -> !day.equals(UNKNOWN)).map(LocalDate::parse),
                URI.create(stored.get(Fields.URL)), stored.get(Fields.STORY),
                Optional.ofNullable(stored.get(REPEAT_OF)),
                Optional.of(stored.get(Fields.CODE)).filter(code -> !code.equals(UNCODED)).map(Code::of),
                machine(stored),
                titleRuns.orElse(List.of(new SearchResult.Run(title, false))), passages);
    }

    private static Optional<MachineStance> machine(Document stored) {
        return Optional.ofNullable(stored.get(MACHINE_CODE))
                .map(code -> new MachineStance(Stance.of(stored.get(MACHINE_STANCE)), Code.of(code),
                        number(stored, Stance.PRO), number(stored, Stance.CONTRA), number(stored, Stance.NEUTRAL),
                        stored.get(MODEL)));
    }

    private static double number(Document stored, Stance stance) {
        return stored.getField(stance.label()).numericValue().doubleValue();
    }
}
