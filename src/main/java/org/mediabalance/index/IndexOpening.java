package org.mediabalance.index;

/** What was found where an index should be; all but {@link Ready} ask for a rebuild from the record. */
public sealed interface IndexOpening {

    /** An index that was read through and is whole; the caller closes it. */
    record Ready(ItemIndex index) implements IndexOpening {}

    /** No index there. */
    record Missing() implements IndexOpening {}

    /** Files missing or changed. */
    record Damaged(String why) implements IndexOpening {}

    /** Written by a version whose fields or stems differ. */
    record OtherVersion(String found) implements IndexOpening {}
}
