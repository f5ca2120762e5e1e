package org.mediabalance.study;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a campaign fixes before the first item is seen: question, period, outlets, relevance, benchmark. Read from
 * {@code study.yaml} by {@link StudyFile}.
 *
 * @param title by language code
 * @param note what every reader of a figure must know beforehand, such as that the clips are reconstructed
 * @param silenceDay the day on which campaigning is forbidden
 * @param codebook version of the codebook that codes are given under
 * @param benchmark by programme class
 * @param sharedIndex where the index is when it is not in the study's own directory
 * @param census whether all items in the period are meant to be coded, so that there is no sampling error
 */
public record Study(String id, Map<String, String> title, Map<String, String> note, Question question,
        MonitoringPeriod period, Optional<LocalDate> silenceDay, LocalDate voteDay, List<String> languages,
        String codebook, Map<String, Benchmark> benchmark, boolean census, Relevance relevance, Politeness politeness,
        List<Outlet> outlets, Optional<SharedIndex> sharedIndex) {
    public Study {
        title = Map.copyOf(title);
        note = Map.copyOf(note);
        languages = List.copyOf(languages);
        benchmark = Map.copyOf(benchmark);
        outlets = List.copyOf(outlets);
    }

    /** The outlet of this id; asking for one the study does not name is a programming error. */
    public Outlet outlet(String outletId) {
        return outlets.stream().filter(o -> o.id().equals(outletId)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no outlet '" + outletId + "' in study " + id));
    }
}
