package org.mediabalance.index;

/**
 * What machines heard in a clip or read off its picture: found only by {@code transcript:}, apart from what the outlet itself wrote.
 *
 * @param mark says which machine it was
 */
public record MachineWords(String mark, String text) {

    /** These words and those of another machine on the same clip, under both marks. */
    public MachineWords and(MachineWords other) {
        return new MachineWords(mark + " or " + other.mark, text + "\n" + other.text);
    }
}
