package org.mediabalance.speech;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * Sound in pieces that an engine can hear at once, cut where it is quietest, so that few words are cut in two. Reads
 * 32-bit little-endian floats at 16 kHz and never holds more than one window and its rest. Not thread-safe.
 */
final class Windows {
    /** Whisper sees 30 s; on the Russian test recordings 29 s windows beat windows of single sentences. */
    private static final int MOST = 29 * LogMel.RATE;
    /** A pause is looked for in the last third only: every window costs the engine a whole one. */
    private static final int LEAST = 20 * LogMel.RATE;
    /** A pause between words is 0.1 s and longer. */
    private static final int PAUSE = LogMel.RATE / 10;
    private static final int BYTES = Float.BYTES;

    /** @param start the place of its first sample in the whole */
    record Window(long start, float[] samples) {
        /** -60 dB of full scale, below the noise of any studio: where the loudest 0.1 s stays under it nobody speaks. */
        private static final double SILENCE = 1e-3;

        boolean silent() {
            for (int at = 0; at < samples.length; at += PAUSE) {
                int end = Math.min(samples.length, at + PAUSE);
                if (Math.sqrt(energy(samples, at, end) / (end - at)) >= SILENCE) {
                    return false;
                }
            }
            return true;
        }
    }

    private final InputStream in;
    private float[] rest = new float[0];
    private long start;

    Windows(InputStream in) {
        this.in = in;
    }

    /** How many samples were handed out. */
    long samples() {
        return start;
    }

    /** The next window, empty at the end of the sound. */
    Optional<Window> next() throws IOException {
        float[] held = Arrays.copyOf(rest, MOST);
        byte[] bytes = in.readNBytes((MOST - rest.length) * BYTES);
        if (bytes.length % BYTES != 0) {
            throw new EOFException("the sound ends within a sample");
        }
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(held, rest.length,
                bytes.length / BYTES);
        int filled = rest.length + bytes.length / BYTES;
        int cut = filled < MOST ? filled : quietest(held);
        Window window = new Window(start, Arrays.copyOf(held, cut));
        rest = Arrays.copyOfRange(held, cut, filled);
        start += cut;
        return cut == 0 ? Optional.empty() : Optional.of(window);
    }

    private static int quietest(float[] samples) {
        int best = MOST;
        double least = Double.POSITIVE_INFINITY;
        for (int at = LEAST; at + PAUSE <= MOST; at += PAUSE / 2) {
            double energy = energy(samples, at, at + PAUSE);
            if (energy < least) {
                least = energy;
                best = at + PAUSE / 2;
            }
        }
        return best;
    }

    private static double energy(float[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return sum;
    }
}
