package org.mediabalance.speech;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.mediabalance.study.InputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The numbers of one Whisper model: shapes from {@code config.json}, token ids from {@code generation_config.json}.
 *
 * @param languages ISO 639-1 code to its token
 * @param noTimestamps the token before the first time mark; the one before it says that nobody speaks
 */
record WhisperSettings(int bands, int layers, int heads, int headSize, int start, int end, int transcribe,
        int noTimestamps, Set<Integer> suppressed, Map<String, Integer> languages) {
    private static final JsonMapper JSON = new JsonMapper();

    static WhisperSettings read(Path directory) {
        JsonNode shape = json(directory.resolve("config.json"));
        JsonNode ids = json(directory.resolve("generation_config.json"));
        Map<String, Integer> languages = new HashMap<>();
        ids.path("lang_to_id").properties()
                .forEach(e -> languages.put(e.getKey().replaceAll("[<|>]", ""), e.getValue().asInt()));
        if (languages.isEmpty()) {
            throw new InputException(directory + ": an English-only Whisper; a model for several languages is needed");
        }
        Set<Integer> suppressed = new HashSet<>();
        ids.path("suppress_tokens").forEach(id -> suppressed.add(id.asInt()));
        int heads = shape.required("decoder_attention_heads").asInt();
        return new WhisperSettings(shape.required("num_mel_bins").asInt(), shape.required("decoder_layers").asInt(),
                heads, shape.required("d_model").asInt() / heads, ids.required("decoder_start_token_id").asInt(),
                ids.required("eos_token_id").asInt(), ids.required("task_to_id").required("transcribe").asInt(),
                ids.required("no_timestamps_token_id").asInt(), Set.copyOf(suppressed), Map.copyOf(languages));
    }

    static Pieces pieces(Path directory) {
        Map<String, Integer> vocabulary = new HashMap<>();
        json(directory.resolve("vocab.json")).properties()
                .forEach(e -> vocabulary.put(e.getKey(), e.getValue().asInt()));
        return new Pieces(vocabulary);
    }

    private static JsonNode json(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + ": missing; a Whisper ONNX folder has it beside the weights");
        }
        return JSON.readTree(file);
    }

    int language(String code) {
        Integer id = languages.get(code);
        if (id == null) {
            throw new InputException("this Whisper model does not know the language '" + code + "'");
        }
        return id;
    }

    int noSpeech() {
        return noTimestamps - 1;
    }

    int firstMark() {
        return noTimestamps + 1;
    }
}
