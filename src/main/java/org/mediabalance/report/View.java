package org.mediabalance.report;

import java.util.Locale;
import java.util.Optional;
import org.mediabalance.study.Code;

/** Whose codes a figure is made of; figures of different views are shown side by side and never mixed. */
public enum View {
    /** What people gave after adjudication. */
    HUMAN("stance"),
    /** What the classifier gave. */
    MACHINE("machine"),
    /** What the classifier gave, after a person coded the items it was least certain of. */
    REVIEWED("reviewed");

    private final String field;

    View(String field) {
        this.field = field;
    }

    /** The search field that holds the stance of this view. */
    public String field() {
        return field;
    }

    /** The lower-case word used in files and JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    Optional<Code> code(ReportItem item) {
        return switch (this) {
            case HUMAN -> item.facts().code();
            case MACHINE -> item.machine();
            case REVIEWED -> item.reviewed();
        };
    }
}
