package org.mediabalance.monitor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mediabalance.balance.SamplingPlan;
import org.mediabalance.store.ItemRecord;
import org.mediabalance.store.ItemState;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.InputException;
import org.mediabalance.study.Item;

/** The items of a study that were drawn at random for human coding, {@code plan.csv} beside its {@code study.yaml}. */
public final class PlanFile {
    private static final String NAME = "plan.csv";
    private static final String HEADER = "item,inclusion,stratum";

    private PlanFile() {
    }

    /** Where the plan of a study is. */
    public static Path of(StudyDirectory directory) {
        return directory.root().resolve(NAME);
    }

    /** Writes the plan; an existing one is not replaced, because codes may have been given under it. */
    public static void write(StudyDirectory directory, SamplingPlan plan) {
        Path file = of(directory);
        if (Files.exists(file)) {
            throw new InputException(file + ": there is a plan already; move it away to draw another sample");
        }
        List<String> lines = new ArrayList<>(List.of(HEADER));
        plan.draws().forEach(d -> lines.add(d.item() + "," + d.inclusion() + "," + d.stratum()));
        try {
            Files.write(file, lines, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw StudyDirectory.unwritable(file, e);
        }
    }

    /** The ids of the items to draw from, by outlet and language. */
    public static Map<String, List<String>> strata(StudyRecord record) {
        return record.items().stream().filter(i -> i.state() == ItemState.DISTINCT).map(ItemRecord::item)
                .map(Optional::orElseThrow).collect(Collectors.groupingBy(
                        item -> item.outlet() + " " + item.language(),
                        Collectors.mapping(Item::id, Collectors.toList())));
    }

    /** The chance each drawn item had, by id; empty when the study has no plan. */
    public static Map<String, Double> inclusion(StudyDirectory directory) {
        Path file = of(directory);
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            Map<String, Double> inclusion = new HashMap<>();
            for (int i = 1; i < lines.size(); i++) {
                read(lines.get(i), file + ":" + (i + 1), inclusion);
            }
            return inclusion;
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static void read(String line, String place, Map<String, Double> inclusion) {
        String[] cells = line.split(",", 3);
        try {
            double chance = Double.parseDouble(cells.length == 3 ? cells[1] : "");
            if (!(chance > 0 && chance <= 1)) {
                throw new NumberFormatException("outside (0, 1]");
            }
            inclusion.put(cells[0], chance);
        } catch (NumberFormatException e) {
            throw new InputException(place + ": expected '" + HEADER + "' with an inclusion above 0 and at most 1", e);
        }
    }
}
