package org.mediabalance.speech;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mediabalance.study.Cue;
import org.mediabalance.study.InputException;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;
import org.vosk.Recognizer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Vosk model directory. It knows the one language it was made for and says nothing of it, so the caller's word counts. */
final class VoskEngine implements Engine {
    /** Samples handed over at a time, 0.25 s: Vosk ends an utterance only between two portions. */
    private static final int PORTION = LogMel.RATE / 4;
    private static final JsonMapper JSON = new JsonMapper();

    private final Model model;

    VoskEngine(Path directory) {
        LibVosk.setLogLevel(LogLevel.WARNINGS);
        try {
            model = new Model(directory.toString());
        } catch (IOException e) {
            throw new InputException(directory + ": not a model that Vosk can load", e);
        }
    }

    @Override
    public List<Cue> hear(float[] samples, String language) {
        short[] sound = new short[samples.length];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (short) Math.clamp(Math.round(samples[i] * 32_767), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        List<Cue> cues = new ArrayList<>();
        try (Recognizer recognizer = new Recognizer(model, LogMel.RATE)) {
            recognizer.setWords(true);
            for (int at = 0; at < sound.length; at += PORTION) {
                short[] portion = Arrays.copyOfRange(sound, at, Math.min(sound.length, at + PORTION));
                if (recognizer.acceptWaveForm(portion, portion.length)) {
                    add(cues, recognizer.getResult());
                }
            }
            add(cues, recognizer.getFinalResult());
        } catch (IOException e) {
            throw new IllegalStateException("Vosk failed on a window of " + samples.length + " samples", e);
        }
        return cues;
    }

    private static void add(List<Cue> cues, String result) {
        JsonNode read = JSON.readTree(result);
        JsonNode words = read.path("result");
        if (!words.isEmpty()) {
            cues.add(new Cue(time(words.get(0).get("start")), time(words.get(words.size() - 1).get("end")),
                    read.get("text").asString()));
        }
    }

    private static Duration time(JsonNode seconds) {
        return Duration.ofMillis(Math.round(seconds.asDouble() * 1000));
    }

    @Override
    public void close() {
        model.close();
    }
}
