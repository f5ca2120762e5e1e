package org.mediabalance.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mediabalance.speech.Ffmpeg;
import org.mediabalance.speech.SpeechModel;
import org.mediabalance.study.InputException;

/** The real engine on real Russian speech. {@code .ci/weights} fetches what it needs. */
class SpeechIT {
    private static final Path WEIGHTS = Path
            .of(Optional.ofNullable(System.getenv("MEDIABALANCE_WHISPER")).orElse("target/weights/whisper-small"));

    @Test
    void atMostTwelveOfHundredRussianWordsAreMisheard() {
        assumeTrue(Files.isDirectory(WEIGHTS), "speech not tested: no weights in " + WEIGHTS + "; run .ci/weights");
        assumeTrue(Files.isDirectory(SpeechBenchmark.RECORDINGS), "speech not tested: no recordings in "
                + SpeechBenchmark.RECORDINGS + "; install Debian's package festvox-ru");
        assumeTrue(ffmpeg(), "speech not tested: ffmpeg is not installed");
        try (SpeechModel model = SpeechModel.load(WEIGHTS)) {
            SpeechBenchmark.Result result = new SpeechBenchmark(SpeechBenchmark.RECORDINGS).run(model,
                    Duration.ofMinutes(4));
            System.out.printf("speech: %s, %d s, word error rate %.4f, letters %.4f, real-time factor %.2f%n",
                    model.name(), result.heard().toSeconds(), result.words(), result.letters(),
                    result.realTimeFactor());
            assertThat(result.heard()).isGreaterThan(Duration.ofSeconds(220));
            assertThat(result.words()).as(String.join("\n", result.texts())).isLessThanOrEqualTo(0.12);
        }
    }

    private static boolean ffmpeg() {
        try {
            Ffmpeg.find();
            return true;
        } catch (InputException e) {
            return false;
        }
    }
}
