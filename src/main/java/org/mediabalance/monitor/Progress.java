package org.mediabalance.monitor;

/** Is told how far a long step is. Called from several threads; must be quick and thread-safe. */
public interface Progress {
    /** {@code done} of {@code total} parts of the step are done; a total of 0 means that it is not known. */
    void at(String step, long done, long total);

    /** One line for people. */
    void say(String line);

    /** Says nothing. */
    Progress SILENT = new Progress() {
        @Override
        public void at(String step, long done, long total) {
        }

        @Override
        public void say(String line) {
        }
    };
}
