package org.mediabalance.speech;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mediabalance.study.Cue;
import org.mediabalance.study.InputException;

/**
 * Whisper as an encoder and a merged decoder in ONNX. Always takes the likeliest token, so that one window and one model
 * give one text; the probability fallbacks of other Whisper programs sample and do not.
 */
final class WhisperOnnx implements Engine {
    static final int MARKS_PER_SECOND = 50;
    /** Twice the rate of fast Russian speech in Whisper's tokens; only a loop gets there. */
    private static final int TOKENS_PER_SECOND = 14;
    /** The decoder has 448 places, prompt included. */
    private static final int TOKENS_MAX = 440;
    /** Whisper's own thresholds for a window in which nobody speaks: both must be passed. */
    private static final double NO_SPEECH = 0.6;
    private static final double LOG_PROBABILITY_MIN = -1;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final WhisperSettings settings;
    private final Pieces pieces;
    private final LogMel mel;
    private final OrtSession encoder;
    private final OrtSession decoder;

    WhisperOnnx(Path directory, Path encoderFile, Path decoderFile) {
        settings = WhisperSettings.read(directory);
        pieces = WhisperSettings.pieces(directory);
        mel = new LogMel(settings.bands());
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(Runtime.getRuntime().availableProcessors());
            // Threads that spin while they wait make a shared machine slower for everybody, this program included.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            encoder = environment.createSession(encoderFile.toString(), options);
            decoder = environment.createSession(decoderFile.toString(), options);
        } catch (OrtException e) {
            throw new InputException(directory + ": not weights that ONNX Runtime can load (" + e.getMessage() + ")",
                    e);
        }
    }

    @Override
    public List<Cue> hear(float[] samples, String language) {
        double seconds = samples.length / (double) LogMel.RATE;
        long[] prompt = {settings.start(), settings.language(language), settings.transcribe()};
        try (OnnxTensor picture = OnnxTensor.createTensor(environment, FloatBuffer.wrap(mel.of(samples)),
                new long[]{1, settings.bands(), LogMel.FRAMES});
                OrtSession.Result encoded = encoder.run(Map.of("input_features", picture))) {
            return decoded((OnnxTensor) encoded.get("last_hidden_state").orElseThrow(), prompt, seconds);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed on a window of " + seconds + " s", e);
        }
    }

    private List<Cue> decoded(OnnxTensor sound, long[] prompt, double seconds) throws OrtException {
        TokenChoice choice = new TokenChoice(settings, seconds);
        int limit = Math.min(TOKENS_MAX, (int) Math.ceil(TOKENS_PER_SECOND * seconds) + prompt.length);
        List<Integer> words = new ArrayList<>();
        int kept = 0;
        double noSpeech;
        try (OrtSession.Result first = step(sound, prompt, null, null)) {
            noSpeech = probability(logits(first, 0), settings.noSpeech());
            OrtSession.Result last = first;
            int next = choice.next(logits(first, prompt.length - 1));
            while (next != settings.end() && choice.chosen().size() < limit && kept == words.size()) {
                OrtSession.Result result = step(sound, new long[]{next}, first, last);
                if (last != first) {
                    last.close();
                }
                last = result;
                next = choice.next(logits(last, 0));
                if (next < settings.end()) {
                    words.add(next);
                }
                kept = Repetition.kept(words);
            }
            if (last != first) {
                last.close();
            }
        }
        boolean silent = noSpeech > NO_SPEECH && choice.meanLogProbability() < LOG_PROBABILITY_MIN;
        return silent ? List.of() : cues(choice.chosen(), kept, seconds);
    }

    /** The first step fills the memory; later ones hand it on, the sound's part always that of the first. */
    private OrtSession.Result step(OnnxTensor sound, long[] ids, OrtSession.Result first, OrtSession.Result last)
            throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        List<OnnxTensor> own = new ArrayList<>();
        own.add(OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), new long[]{1, ids.length}));
        own.add(OnnxTensor.createTensor(environment, new boolean[]{first != null}));
        inputs.put("input_ids", own.get(0));
        inputs.put("use_cache_branch", own.get(1));
        inputs.put("encoder_hidden_states", sound);
        OnnxTensor none = OnnxTensor.createTensor(environment, FloatBuffer.allocate(0),
                new long[]{1, settings.heads(), 0, settings.headSize()});
        own.add(none);
        for (int layer = 0; layer < settings.layers(); layer++) {
            for (String part : List.of("decoder.key", "decoder.value", "encoder.key", "encoder.value")) {
                String name = layer + "." + part;
                OrtSession.Result memory = part.startsWith("encoder") ? first : last;
                inputs.put("past_key_values." + name,
                        memory == null ? none : (OnnxTensor) memory.get("present." + name).orElseThrow());
            }
        }
        try {
            return decoder.run(inputs);
        } finally {
            own.forEach(OnnxTensor::close);
        }
    }

    private static float[] logits(OrtSession.Result result, int position) {
        OnnxTensor tensor = (OnnxTensor) result.get("logits").orElseThrow();
        int tokens = (int) tensor.getInfo().getShape()[2];
        float[] logits = new float[tokens];
        tensor.getFloatBuffer().get(position * tokens, logits);
        return logits;
    }

    private static double probability(float[] logits, int token) {
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - logits[token]);
        }
        return 1 / sum;
    }

    /** Text between marks becomes a cue; text without a second mark ends with the window. */
    private List<Cue> cues(List<Integer> tokens, int kept, double seconds) {
        List<Cue> cues = new ArrayList<>();
        List<Integer> text = new ArrayList<>();
        double start = 0;
        int seen = 0;
        for (int token : tokens) {
            if (token >= settings.firstMark()) {
                double time = Math.min(seconds, (token - settings.firstMark()) / (double) MARKS_PER_SECOND);
                cue(cues, text, start, time);
                start = time;
            } else if (token < settings.end() && seen++ < kept) {
                text.add(token);
            }
        }
        cue(cues, text, start, seconds);
        return cues;
    }

    private void cue(List<Cue> cues, List<Integer> tokens, double start, double end) {
        String text = pieces.text(tokens);
        tokens.clear();
        if (!text.isEmpty()) {
            cues.add(new Cue(Duration.ofMillis(Math.round(start * 1000)),
                    Duration.ofMillis(Math.round(Math.max(start, end) * 1000)), text));
        }
    }

    @Override
    public void close() {
        try {
            encoder.close();
            decoder.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot unload the model", e);
        }
    }
}
