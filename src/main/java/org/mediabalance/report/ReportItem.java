package org.mediabalance.report;

import java.time.Instant;
import java.util.Optional;
import org.mediabalance.balance.CodedItem;
import org.mediabalance.balance.Posterior;
import org.mediabalance.study.Code;

/**
 * One relevant, distinct item of the period with what each view says of it and the evidence behind it.
 *
 * @param facts outlet, day, length and so on; its code is the human one
 * @param machine the classifier's code
 * @param posterior the classifier's probabilities
 * @param reviewed the code after the least certain items were reviewed by a person
 * @param inclusion the chance with which the item was drawn for human coding, in (0, 1]; empty when its human code was
 *        not given because of a random draw
 */
public record ReportItem(CodedItem facts, Optional<Code> machine, Optional<Posterior> posterior,
        Optional<Code> reviewed, Optional<Double> inclusion, Evidence evidence) {

    /**
     * Where the item was found and what proves it.
     *
     * @param captured when the outlet served it
     * @param digest of the captured bytes, such as {@code sha256:...}
     */
    public record Evidence(String url, String title, Optional<Instant> captured, String digest) {}
}
