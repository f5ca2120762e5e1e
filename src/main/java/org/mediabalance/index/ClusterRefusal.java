package org.mediabalance.index;

import org.mediabalance.index.ClusterClient.Answer;

/** What a cluster's refusal means, in a sentence that says what to do. */
final class ClusterRefusal {
    static final String MAKE_ROOM = "; make room, then do the same again";
    private static final int TOO_LARGE = 413;

    private ClusterRefusal() {
    }

    /** @param name of the index in study.yaml */
    static String of(Answer answer, String name) {
        String reason = answer.reason();
        if (reason.contains("flood-stage watermark")) {
            return "a disk of the index cluster is too full to write (" + reason + ")" + MAKE_ROOM;
        }
        if (reason.contains("create-index blocked")) {
            return "the index cluster makes no new index (" + reason + "), as when all its disks are nearly full"
                    + MAKE_ROOM;
        }
        if (reason.contains("blocked by")) {
            return "index '" + name + "' in the cluster is read-only (" + reason
                    + "); allow writing, then do the same again";
        }
        if (reason.contains(IndexSchema.PREFIX) || reason.contains("[" + IndexSchema.QUERY + "]")) {
            return "the cluster's nodes lack the mediabalance plugin (" + reason + "); see docs/cluster.md";
        }
        if (answer.status() == TOO_LARGE) {
            return "what stands before the index cluster refuses a batch of items as too large; let it take requests of"
                    + " 100 MB, as a node does";
        }
        return "the index cluster refuses: " + reason;
    }
}
