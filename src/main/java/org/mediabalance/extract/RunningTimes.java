package org.mediabalance.extract;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mediabalance.study.Hint;
import org.mediabalance.study.RunningTime;

/** Decides how long a clip runs: what the page states, else what a list stated; unknown is unknown. */
final class RunningTimes {
    private RunningTimes() {
    }

    static Optional<RunningTime> of(Claims claims, List<Hint> hints) {
        Stream<RunningTime> stated = claims.all(Claims.Field.DURATION).flatMap(claim -> IsoDuration.read(claim.value())
                .map(length -> new RunningTime(length, claim.source())).stream());
        return Stream.concat(stated, hints.stream().flatMap(hint -> hint.runningTime().stream())).findFirst();
    }
}
