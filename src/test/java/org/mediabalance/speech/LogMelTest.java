package org.mediabalance.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LogMelTest {

    @Test
    void aToneIsOneBinOfThePowerSpectrum() {
        double[] frame = new double[400];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = Math.cos(2 * Math.PI * 25 * i / 400);
        }
        double[] power = new Fourier(400).power(frame);
        assertThat(power).hasSize(201);
        for (int k = 0; k < power.length; k++) {
            assertThat(power[k]).as("bin %d", k).isCloseTo(k == 25 ? 40_000 : 0, within(1e-9));
        }
    }

    @Test
    void thePowerSpectrumEqualsTheDefinition() {
        Random random = new Random(11);
        double[] frame = random.doubles(400, -1, 1).toArray();
        double[] power = new Fourier(400).power(frame);
        for (int k = 0; k <= 200; k++) {
            double re = 0;
            double im = 0;
            for (int i = 0; i < 400; i++) {
                re += frame[i] * Math.cos(2 * Math.PI * i * k / 400);
                im += frame[i] * Math.sin(2 * Math.PI * i * k / 400);
            }
            assertThat(power[k]).as("bin %d", k).isCloseTo(re * re + im * im, within(1e-8));
        }
    }

    @Test
    void theFirstBandsHaveTheWeightsThatWhisperWasTrainedWith() {
        double[][] filters = LogMel.filters(80);
        assertThat(filters[0]).startsWith(new double[]{0, 0.02486259, 0}, within(1e-8));
        assertThat(filters[1]).startsWith(new double[]{0, 0.00199082, 0.02287177, 0}, within(1e-8));
        assertThat(LogMel.filters(128)).hasDimensions(128, 201);
    }

    @Test
    void silenceIsTheFloorAndATwoSecondToneIsLoudOnlyWhileItSounds() {
        assertThat(new LogMel(80).of(new float[0])).hasSize(80 * 3000).containsOnly(-1.5f);
        float[] tone = new float[2 * LogMel.RATE];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (float) Math.sin(2 * Math.PI * 1000 * i / LogMel.RATE);
        }
        float[] picture = new LogMel(80).of(tone);
        int band = 26; // 15 mel of 45.2 in 81 steps
        assertThat(picture[band * 3000 + 100] - picture[band * 3000 + 300]).isCloseTo(2f, within(1e-3f));
        assertThat(picture[70 * 3000 + 100]).isLessThan(picture[band * 3000 + 100] - 1.5f);
    }
}
