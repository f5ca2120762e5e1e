package org.mediabalance.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowsTest {

    private static Windows of(float[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(samples.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(samples);
        return new Windows(new ByteArrayInputStream(bytes.array()));
    }

    private static float[] noise(int seconds) {
        Random random = new Random(3);
        float[] samples = new float[seconds * LogMel.RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (random.nextFloat() - 0.5f) / 2;
        }
        return samples;
    }

    private static List<Windows.Window> all(Windows windows) throws IOException {
        List<Windows.Window> all = new ArrayList<>();
        for (Optional<Windows.Window> next = windows.next(); next.isPresent(); next = windows.next()) {
            all.add(next.get());
        }
        return all;
    }

    @Test
    void soundIsCutInItsPauses() throws IOException {
        float[] samples = noise(40);
        int pause = 22 * LogMel.RATE;
        Arrays.fill(samples, pause, pause + LogMel.RATE / 5, 0);
        List<Windows.Window> windows = all(of(samples));
        assertThat(windows).hasSize(2);
        assertThat(windows.get(1).start()).isBetween((long) pause, pause + LogMel.RATE / 5L);
    }

    @Test
    void noSampleIsLostOrHeardTwice() throws IOException {
        for (int seconds : new int[]{0, 1, 29, 30, 58, 91}) {
            float[] samples = noise(seconds);
            int at = 0;
            for (Windows.Window window : all(of(samples))) {
                assertThat(window.start()).isEqualTo(at);
                assertThat(window.samples()).hasSizeLessThanOrEqualTo(29 * LogMel.RATE)
                        .isEqualTo(Arrays.copyOfRange(samples, at, at + window.samples().length));
                at += window.samples().length;
            }
            assertThat(at).isEqualTo(samples.length);
        }
    }

    @Test
    void onlySoundBelowAStudiosNoiseIsSilence() throws IOException {
        float[] samples = new float[5 * LogMel.RATE];
        assertThat(all(of(samples)).getFirst().silent()).isTrue();
        Arrays.fill(samples, 4 * LogMel.RATE, 4 * LogMel.RATE + LogMel.RATE / 10, 0.002f);
        assertThat(all(of(samples)).getFirst().silent()).isFalse();
    }

    @Test
    void soundThatEndsWithinASampleIsDamaged() {
        Windows windows = new Windows(new ByteArrayInputStream(new byte[7]));
        assertThatThrownBy(windows::next).isInstanceOf(EOFException.class);
    }
}
