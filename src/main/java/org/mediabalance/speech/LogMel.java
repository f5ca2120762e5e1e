package org.mediabalance.speech;

/**
 * Whisper's picture of 30 s of sound (Radford et al., 2022, section 2.2): windows of 25 ms every 10 ms, mel bands on
 * Slaney's scale, logarithm with a floor 8 decades below the loudest. Immutable, thread-safe.
 */
final class LogMel {
    /** Samples per second that all engines here hear. */
    static final int RATE = 16_000;
    static final int SECONDS = 30;
    static final int FRAMES = 3_000;
    private static final int SIZE = 400;
    private static final int HOP = 160;
    private static final double FLOOR = 1e-10;

    private final Fourier fourier = new Fourier(SIZE);
    private final double[] hann = new double[SIZE];
    private final double[][] bands;

    /** @param bands 80, or 128 for Whisper large-v3 */
    LogMel(int bands) {
        for (int i = 0; i < SIZE; i++) {
            hann[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / SIZE);
        }
        this.bands = filters(bands);
    }

    /** Bands one after the other, each with {@value #FRAMES} frames; sound after 30 s is not looked at. */
    float[] of(float[] samples) {
        double[][] log = new double[bands.length][FRAMES];
        double loudest = Math.log10(FLOOR);
        double[] frame = new double[SIZE];
        for (int t = 0; t < FRAMES; t++) {
            for (int i = 0; i < SIZE; i++) {
                frame[i] = hann[i] * at(samples, t * HOP + i - SIZE / 2);
            }
            double[] power = fourier.power(frame);
            for (int band = 0; band < bands.length; band++) {
                log[band][t] = Math.log10(Math.max(FLOOR, dot(bands[band], power)));
                loudest = Math.max(loudest, log[band][t]);
            }
        }
        float[] picture = new float[bands.length * FRAMES];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (float) ((Math.max(log[i / FRAMES][i % FRAMES], loudest - 8) + 4) / 4);
        }
        return picture;
    }

    /** The sample, silence after the end, mirrored at both borders of the 30 s. */
    private static double at(float[] samples, int index) {
        int last = SECONDS * RATE - 1;
        int inside = index < 0 ? -index : index > last ? 2 * last - index : index;
        return inside < samples.length ? samples[inside] : 0;
    }

    private static double dot(double[] weights, double[] power) {
        double sum = 0;
        for (int k = 0; k < power.length; k++) {
            sum += weights[k] * power[k];
        }
        return sum;
    }

    /** Triangles of equal area whose corners are evenly spaced in mel from 0 Hz to 8 kHz. */
    static double[][] filters(int bands) {
        double[] corner = new double[bands + 2];
        for (int i = 0; i < corner.length; i++) {
            corner[i] = hertz(mel(RATE / 2.0) * i / (bands + 1));
        }
        double[][] filters = new double[bands][SIZE / 2 + 1];
        for (int band = 0; band < bands; band++) {
            for (int k = 0; k <= SIZE / 2; k++) {
                double f = (double) k * RATE / SIZE;
                double up = (f - corner[band]) / (corner[band + 1] - corner[band]);
                double down = (corner[band + 2] - f) / (corner[band + 2] - corner[band + 1]);
                filters[band][k] = Math.max(0, Math.min(up, down)) * 2 / (corner[band + 2] - corner[band]);
            }
        }
        return filters;
    }

    /** Slaney's scale: 3 mel per 200 Hz below 1 kHz, 27 mel per factor 6.4 above. */
    static double mel(double hertz) {
        return hertz < 1000 ? hertz * 3 / 200 : 15 + 27 * Math.log(hertz / 1000) / Math.log(6.4);
    }

    private static double hertz(double mel) {
        return mel < 15 ? mel * 200 / 3 : 1000 * Math.pow(6.4, (mel - 15) / 27);
    }
}
