package org.mediabalance.speech;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mediabalance.study.InputException;

class FfmpegTest {

    @Test
    void aMissingProgramIsAnErrorThatSaysHowToInstallIt() {
        assertThatThrownBy(() -> Ffmpeg.find("no-such-ffmpeg")).isInstanceOf(InputException.class)
                .hasMessageContaining("apt-get install ffmpeg");
    }
}
