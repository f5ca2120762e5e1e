package org.mediabalance.balance;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.mediabalance.study.Code;
import org.mediabalance.study.Stance;

/**
 * What the balance of coverage needs to know of one relevant, distinct item. What is not known is empty and is counted
 * as unknown, never as a default.
 *
 * @param owner the owner type of the outlet, such as {@code state}
 * @param day local day of the outlet
 * @param time local time of day, when the source gave one
 * @param length running time; empty for texts and for clips of unknown length
 * @param story name of the cluster of near-identical items; the item's own id when it stands alone
 * @param programmeClass {@code news}, {@code special}, {@code advert}, {@code other} or {@code state-commissioned}
 * @param code what the item was coded as; empty while it is not coded, which is never the same as neutral
 */
public record CodedItem(String id, String outlet, String owner, String language, Optional<LocalDate> day,
        Optional<LocalTime> time, Optional<Duration> length, String story, String programmeClass, String kind,
        Optional<Code> code) {

    /** The same item under another coder's code. */
    public CodedItem withCode(Optional<Code> other) {
        return new CodedItem(id, outlet, owner, language, day, time, length, story, programmeClass, kind, other);
    }

    /** The class the code collapses to; empty when not coded or left out of the balance. */
    public Optional<Stance> stance() {
        return code.flatMap(Code::stance);
    }
}
