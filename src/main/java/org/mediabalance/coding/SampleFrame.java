package org.mediabalance.coding;

import java.util.List;
import java.util.Set;
import org.mediabalance.store.MachineCode;

/** What the queue needs to know from outside the record. Asked again now and then, because both change. */
public interface SampleFrame {
    /** Ids of the items drawn at random for coding; empty when all items of the study are to be coded. */
    Set<String> drawn();

    /** What the newest model says of the items; empty when none has spoken. */
    List<MachineCode> machine();
}
