package org.mediabalance.index;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.mediabalance.study.Code;
import org.mediabalance.study.Item;

/**
 * An item with all that is known about it at the time of indexing.
 *
 * @param owner label of the outlet's owner type
 * @param story id of the story's first item
 * @param repeatOf id of the item this one repeats
 * @param humanCode what people decided; never filled from the machine
 * @param byCoder what each coder gave, by the coder's name
 * @param reviewed the code under the view in which people looked at what the machine was least certain of
 * @param transcript of a clip without captions, when a machine heard it
 * @param state what became of the item, such as {@code distinct}, {@code repeat} or {@code not_relevant}
 * @param programme the item's programme class
 * @param time the outlet's local time of publication, empty when only the day is known
 * @param day the local day of publication, empty when unknown
 */
public record IndexedItem(Item item, String owner, String story, Optional<String> repeatOf, Optional<Code> humanCode,
        Map<String, Code> byCoder, Optional<MachineStance> machine, Optional<Code> reviewed,
        Optional<MachineWords> transcript, String state, String programme, Optional<LocalTime> time,
        Optional<LocalDate> day) {
    public IndexedItem {
        byCoder = Map.copyOf(byCoder);
    }
}
