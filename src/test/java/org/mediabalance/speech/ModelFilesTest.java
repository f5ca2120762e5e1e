package org.mediabalance.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.study.InputException;

class ModelFilesTest {
    @TempDir
    Path directory;

    private void file(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void whatTheDirectoryHoldsDecidesTheEngine() throws IOException {
        file("am/final.mdl", "a");
        file("conf/model.conf", "b");
        assertThat(ModelFiles.in(directory)).isInstanceOf(ModelFiles.Vosk.class);
        file("ggml-tiny.bin", "c");
        assertThat(ModelFiles.in(directory)).isEqualTo(new ModelFiles.Ggml(directory.resolve("ggml-tiny.bin")));
        file("onnx/encoder_model.onnx", "d");
        file("onnx/decoder_model_merged.onnx", "e");
        assertThat(ModelFiles.in(directory)).isEqualTo(new ModelFiles.Onnx(directory,
                directory.resolve("onnx/encoder_model.onnx"), directory.resolve("onnx/decoder_model_merged.onnx")));
    }

    @Test
    void anythingElseIsRefusedWithWhatWasLookedFor() throws IOException {
        file("readme.txt", "no model");
        assertThatThrownBy(() -> ModelFiles.in(directory)).isInstanceOf(InputException.class)
                .hasMessageContainingAll("encoder_model_quantized.onnx", "ggml-*.bin", "am/final.mdl");
        assertThatThrownBy(() -> ModelFiles.in(directory.resolve("none"))).isInstanceOf(InputException.class)
                .hasMessageContaining("no such directory");
    }

    @Test
    void aFileThatIsNoWeightsIsRefusedByTheEngineWithoutACrash() throws IOException {
        file("encoder_model_quantized.onnx", "not weights");
        file("decoder_model_merged_quantized.onnx", "not weights");
        assertThatThrownBy(() -> SpeechModel.load(directory)).isInstanceOf(InputException.class)
                .hasMessageContaining("config.json");
    }

    @Test
    void theDigestOfOneFileIsItsSha256() throws IOException {
        file("ggml-x.bin", "abc");
        assertThat(ModelFiles.in(directory).digest())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
