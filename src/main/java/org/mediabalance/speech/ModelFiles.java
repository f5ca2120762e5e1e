package org.mediabalance.speech;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mediabalance.study.InputException;

/** What a directory of weights holds. */
sealed interface ModelFiles {

    /** @param directory where the configuration lies; the weights lie there or in {@code onnx} under it */
    record Onnx(Path directory, Path encoder, Path decoder) implements ModelFiles {}

    record Ggml(Path file) implements ModelFiles {}

    record Vosk(Path directory) implements ModelFiles {}

    /** Looks at names only. A directory with nothing known in it is refused with what was looked for. */
    static ModelFiles in(Path path) {
        if (!Files.exists(path)) {
            throw new InputException(path + ": no such directory; --model names the directory of a speech model");
        }
        if (Files.isRegularFile(path)) {
            return new Ggml(path);
        }
        return onnx(path, path).or(() -> onnx(path, path.resolve("onnx"))).or(() -> ggml(path)).or(() -> vosk(path))
                .orElseThrow(() -> new InputException(path + ": no speech model there; looked for"
                        + " encoder_model_quantized.onnx and decoder_model_merged_quantized.onnx (or both without"
                        + " _quantized, also in onnx/) of Whisper, ggml-*.bin of whisper.cpp,"
                        + " am/final.mdl and conf/model.conf of Vosk"));
    }

    private static Optional<ModelFiles> onnx(Path directory, Path weights) {
        return Stream.of("_quantized.onnx", ".onnx")
                .filter(end -> Files.exists(weights.resolve("encoder_model" + end))
                        && Files.exists(weights.resolve("decoder_model_merged" + end)))
                .findFirst().map(end -> new Onnx(directory, weights.resolve("encoder_model" + end),
                        weights.resolve("decoder_model_merged" + end)));
    }

    private static Optional<ModelFiles> ggml(Path directory) {
        List<Path> found = list(directory, 1).stream()
                .filter(file -> file.getFileName().toString().matches("ggml-.*\\.bin")).toList();
        if (found.size() > 1) {
            throw new InputException(directory + ": holds " + found.size()
                    + " ggml-*.bin; name one of the files with --model");
        }
        return found.stream().findFirst().map(Ggml::new);
    }

    private static Optional<ModelFiles> vosk(Path directory) {
        return Files.exists(directory.resolve("am/final.mdl")) && Files.exists(directory.resolve("conf/model.conf"))
                ? Optional.of(new Vosk(directory))
                : Optional.empty();
    }

    /** The files that decide what is heard, in a fixed order. */
    private List<Path> weights() {
        return switch (this) {
            case Onnx onnx -> List.of(onnx.encoder(), onnx.decoder());
            case Ggml ggml -> List.of(ggml.file());
            case Vosk vosk -> list(vosk.directory(), Integer.MAX_VALUE);
        };
    }

    /** SHA-256 over all weights one after the other, in hexadecimal; for a single file what {@code sha256sum} prints. */
    default String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (Path file : weights()) {
                try (InputStream in = Files.newInputStream(file)) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        digest.update(buffer, 0, read);
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static List<Path> list(Path directory, int depth) {
        try (Stream<Path> files = Files.walk(directory, depth)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static InputException unreadable(IOException e) {
        return new InputException("speech model: cannot be read (" + e.getMessage() + ")", e);
    }
}
