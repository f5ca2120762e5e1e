package org.mediabalance.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediabalance.study.Cue;
import org.mediabalance.study.InputException;

/** A video with captions drawn into it, read back by the real programs. {@code .ci/weights} installs them. */
class ScreenReaderIT {
    @TempDir
    Path directory;

    private ScreenReader reader;

    @BeforeEach
    void programs() {
        try {
            Ffmpeg.find();
            reader = ScreenReader.find();
            reader.name("kk");
        } catch (InputException e) {
            abort("on-screen text not tested: " + e.getMessage());
        }
    }

    /** A strap of two Kazakh lines for four seconds, then a Russian subtitle for three, before a moving picture. */
    private Path video() throws IOException, InterruptedException {
        return video(strap(44, "Айгүл Серікқызы", 572, 1, 5), strap(32, "мектеп директоры", 634, 1, 5),
                strap(40, "Ербол Сагинтаев, учитель истории", 600, 7, 10));
    }

    private Path video(String... filters) throws IOException, InterruptedException {
        Path file = directory.resolve("clip.mp4");
        Path said = directory.resolve("ffmpeg.txt");
        Process ffmpeg = new ProcessBuilder("ffmpeg", "-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i",
                "testsrc2=size=1280x720:rate=5:duration=12", "-vf",
                "boxblur=4" + List.of(filters).stream().map(f -> "," + f).collect(Collectors.joining()), "-c:v",
                "mpeg4", "-q:v", "3", file.toString()).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        if (ffmpeg.waitFor() != 0) {
            abort("on-screen text not tested: ffmpeg cannot draw text here: " + Files.readString(said));
        }
        return file;
    }

    private static String strap(int size, String text, int y, int from, int to) {
        return "drawtext=font=DejaVu Sans:text='" + text.replace(",", "\\,") + "':fontsize=" + size
                + ":fontcolor=white:box=1:boxcolor=navy:boxborderw=12:x=40:y=" + y + ":enable='between(t," + from + ","
                + to + "-0.1)'";
    }

    @Test
    void drawnKazakhAndRussianCaptionsAreReadBackWithTheirTimes() throws IOException, InterruptedException {
        Transcription read = reader.transcribe(video(), "kk", Ffmpeg.find(), done -> {
        });
        assertThat(read).isInstanceOfSatisfying(Transcription.Words.class, words -> {
            assertThat(words.length()).hasSeconds(12);
            assertThat(words.cues()).extracting(Cue::text).containsExactly("Айгүл Серікқызы", "мектеп директоры",
                    "Ербол Сагинтаев, учитель истории");
            assertThat(words.cues()).extracting(cue -> cue.start().toSeconds()).containsExactly(1L, 1L, 7L);
            assertThat(words.cues()).extracting(cue -> cue.end().toSeconds()).containsExactly(5L, 5L, 10L);
        });
        assertThat(reader.name("kk")).matches("tesseract [0-9.]+, kaz\\+rus");
        assertThat(reader.digest()).matches("[0-9a-f]{64}");
    }

    @Test
    void aPictureWithoutCaptionsHasNoWordsAndWhatIsNoVideoIsUnreadable() throws IOException, InterruptedException {
        assertThat(reader.transcribe(video("drawbox=x=0:y=400:w=1280:h=320:color=gray:t=fill"), "kk", Ffmpeg.find(),
                done -> {
                })).isInstanceOf(Transcription.NoWords.class);
        Path text = Files.writeString(directory.resolve("no.mp4"), "no video");
        assertThat(reader.transcribe(text, "kk", Ffmpeg.find(), done -> {
        })).isInstanceOf(Transcription.Unreadable.class);
        assertThatThrownBy(() -> reader.name("ka")).isInstanceOf(InputException.class)
                .hasMessageContaining("kk, ru and en");
    }
}
