package org.mediabalance.reproduce;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.mediabalance.store.HumanCode;
import org.mediabalance.study.Code;
import org.mediabalance.study.InputException;
import org.mediabalance.study.ItemId;

/** The case's human codes: two independent codings of each clip and the adjudicated one, by the clip's address. */
final class CodesFile {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private CodesFile() {
    }

    /** Three codes for each line; a line that cannot be read is an {@link InputException} with file and line. */
    static List<HumanCode> read(Path file, String codebook, Instant now) {
        List<HumanCode> codes = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file); CSVParser lines = FORMAT.parse(reader)) {
            for (CSVRecord line : lines) {
                String item = ItemId.of(URI.create(line.get("url")));
                String note = line.get("note");
                codes.add(new HumanCode(item, "a", Code.of(line.get("coder_a")), "first", codebook, note, now));
                codes.add(new HumanCode(item, "b", Code.of(line.get("coder_b")), "second", codebook, note, now));
                codes.add(new HumanCode(item, "adjudicator", Code.of(line.get("adjudicated")),
                        HumanCode.ADJUDICATION, codebook, note, now));
            }
        } catch (IOException | IllegalArgumentException | InputException e) {
            throw new InputException(file + ":" + (codes.size() / 3 + 2) + ": " + e.getMessage(), e);
        }
        return codes;
    }
}
