package org.mediabalance.speech;

/**
 * The power spectrum of real frames of one even length: halves by Cooley and Tukey (1965) while the length is even, the
 * plain sum below. Whisper's frames of 400 samples are four halvings of sums over 25. Immutable, thread-safe.
 */
final class Fourier {
    private final int size;
    private final double[] cos;
    private final double[] sin;

    Fourier(int size) {
        this.size = size;
        cos = new double[size];
        sin = new double[size];
        for (int i = 0; i < size; i++) {
            cos[i] = Math.cos(2 * Math.PI * i / size);
            sin[i] = -Math.sin(2 * Math.PI * i / size);
        }
    }

    /** Squared magnitudes of the bins 0 to size/2. */
    double[] power(double[] frame) {
        double[] re = new double[size];
        double[] im = new double[size];
        transform(frame, 0, 1, size, re, im, 0);
        double[] power = new double[size / 2 + 1];
        for (int k = 0; k < power.length; k++) {
            power[k] = re[k] * re[k] + im[k] * im[k];
        }
        return power;
    }

    /** Writes the transform of the n samples from, from + step, ... to the places at, at + 1, ... */
    private void transform(double[] frame, int from, int step, int n, double[] re, double[] im, int at) {
        if (n % 2 == 1) {
            sum(frame, from, step, n, re, im, at);
            return;
        }
        int half = n / 2;
        transform(frame, from, 2 * step, half, re, im, at);
        transform(frame, from + step, 2 * step, half, re, im, at + half);
        for (int k = 0; k < half; k++) {
            int even = at + k;
            int odd = even + half;
            double c = cos[k * step];
            double s = sin[k * step];
            double oddRe = c * re[odd] - s * im[odd];
            double oddIm = c * im[odd] + s * re[odd];
            re[odd] = re[even] - oddRe;
            im[odd] = im[even] - oddIm;
            re[even] += oddRe;
            im[even] += oddIm;
        }
    }

    private void sum(double[] frame, int from, int step, int n, double[] re, double[] im, int at) {
        for (int k = 0; k < n; k++) {
            double sumRe = 0;
            double sumIm = 0;
            for (int i = 0; i < n; i++) {
                double sample = frame[from + i * step];
                int angle = i * k % n * step;
                sumRe += sample * cos[angle];
                sumIm += sample * sin[angle];
            }
            re[at + k] = sumRe;
            im[at + k] = sumIm;
        }
    }
}
