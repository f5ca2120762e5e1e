package org.mediabalance.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.mediabalance.monitor.ClipTranscripts;
import org.mediabalance.speech.ClipReader;
import org.mediabalance.speech.Ffmpeg;
import org.mediabalance.speech.ScreenReader;
import org.mediabalance.speech.SpeechModel;
import org.mediabalance.speech.Transcription;
import org.mediabalance.store.MachineTranscript;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.study.Cue;
import org.mediabalance.study.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Writes down what is said in clips. */
@Command(name = "transcribe", mixinStandardHelpOptions = true, description = {
        "Writes down what is said in clips, by a speech model, and what they show as captions, by the program tesseract.",
        "Everything runs on this machine; the program ffmpeg reads sound and pictures.", "",
        "With a STUDY: its clips without captions whose media lie in STUDY/media as ITEM_ID.* (such as 3f2a….mp4; 'mediabalance",
        "search STUDY kind:clip --all --ids' prints the ids). Download or record them as the law and the outlet allow; crawling",
        "never fetches media. A finished transcript is kept and not made again. With FILEs: one JSON object per line.",
        "",
        "DIR decides the engine: Whisper as ONNX (encoder_model_quantized.onnx, decoder_model_merged_quantized.onnx,",
        "config.json, generation_config.json, vocab.json), one ggml-*.bin of whisper.cpp, or a Vosk model.", "",
        "--on-screen reads name straps and burnt-in subtitles in the lower two fifths of the picture, one frame a second, in",
        "kk, ru and en; what stands for two seconds or more is read, crawling text is not.", "",
        "A machine transcript names its model and the SHA-256 of its weights. It is evidence to search and never decides a",
        "code: Russian and English are good with Whisper small, Kazakh comes out by sound only, so check it by ear."}, footer = {
                "", "Exit code 1 when a clip could not be read.", "", "Examples:",
                "  mediabalance transcribe mystudy --model models/whisper-small",
                "  mediabalance transcribe mystudy --on-screen",
                "  mediabalance transcribe --model models/whisper-small --language ru clip.mp4 > clip.jsonl"})
final class TranscribeCommand implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();

    @Parameters(paramLabel = "STUDY|FILE", arity = "1..*", description = "One study, or media files.")
    private List<Path> inputs;
    @Option(names = "--model", paramLabel = "DIR", description = "Hear speech with the model in this directory.")
    private Path directory;
    @Option(names = "--on-screen", description = "Read captions off the picture.")
    private boolean onScreen;
    @Option(names = "--language", paramLabel = "CODE", description = "What is spoken: kk, ru, en ... Needed with files; with a study the item and its outlet say it. Never guessed from the sound.")
    private String language;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (directory == null && !onScreen) {
            throw new InputException("say what to read: --model DIR for speech, --on-screen for captions, or both");
        }
        boolean files = inputs.size() > 1 || Files.isRegularFile(inputs.getFirst());
        if (files && language == null) {
            throw new InputException(
                    "--language CODE is needed with files: the language is never guessed from the sound");
        }
        inputs.stream().filter(input -> files && !Files.isRegularFile(input)).findFirst().ifPresent(input -> {
            throw new InputException(input + ": no such file");
        });
        StudyDirectory study = files ? null : recorded(inputs.getFirst());
        Ffmpeg ffmpeg = Ffmpeg.find();
        int exit = ExitCode.DONE;
        try (Terminal terminal = new Terminal()) {
            for (Supplier<ClipReader> reader : readers()) {
                try (ClipReader model = reader.get()) {
                    terminal.say(model.name(language == null ? "kk" : language) + ", sha256 " + model.digest());
                    exit = Math.max(exit, files
                            ? files(model, ffmpeg, terminal)
                            : study(new ClipTranscripts(study, model, ffmpeg, terminal), model, terminal));
                }
            }
        }
        return exit;
    }

    /** One after the other, since a speech model takes gigabytes. */
    private List<Supplier<ClipReader>> readers() {
        List<Supplier<ClipReader>> readers = new ArrayList<>();
        if (onScreen) {
            readers.add(ScreenReader::find);
        }
        if (directory != null) {
            readers.add(() -> SpeechModel.load(directory));
        }
        return readers;
    }

    private static StudyDirectory recorded(Path named) {
        StudyDirectory study = StudyDirectory.open(Home.study(named));
        if (!study.hasRecord()) {
            throw new InputException(
                    study.root() + ": nothing is recorded in this study yet; run 'mediabalance crawl' and"
                            + " 'mediabalance process' first");
        }
        return study;
    }

    private int study(ClipTranscripts clips, ClipReader reader, Terminal terminal) {
        ClipTranscripts.Outcome outcome = clips.run(Optional.ofNullable(language));
        outcome.problems().forEach(terminal::say);
        boolean screen = reader instanceof ScreenReader;
        spec.commandLine().getOut().println("clips without captions: " + outcome.words()
                + (screen ? " with on-screen text, " : " transcribed, ") + outcome.noWords()
                + (screen ? " without, " : " without usable speech, ") + outcome.before() + " done before, "
                + outcome.withoutMedia() + " without a media file, " + outcome.problems().size()
                + (screen ? " could not be seen" : " could not be heard"));
        terminal.say("search with transcript:word after the next 'mediabalance process'");
        return outcome.problems().isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }

    private int files(ClipReader model, Ffmpeg ffmpeg, Terminal terminal) {
        PrintWriter out = spec.commandLine().getOut();
        int unreadable = 0;
        for (Path file : inputs) {
            long start = System.nanoTime();
            Transcription transcription = model.transcribe(file, language, ffmpeg, done -> terminal
                    .say(file + ": " + done.toSeconds() + " s read, real-time factor " + factor(start, done)));
            unreadable += transcription instanceof Transcription.Unreadable ? 1 : 0;
            out.println(JSON.writeValueAsString(line(file, model, transcription, start)));
        }
        return unreadable > 0 ? ExitCode.INCOMPLETE : ExitCode.DONE;
    }

    private static String factor(long start, Duration heard) {
        return String.format(Locale.ROOT, "%.2f",
                (System.nanoTime() - start) / 1e6 / Math.max(heard.toMillis(), 1));
    }

    private Map<String, Object> line(Path file, ClipReader model, Transcription transcription, long start) {
        boolean screen = model instanceof ScreenReader;
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("source", file.toString());
        line.put("language", language);
        line.put("model", model.name(language));
        line.put("digest", model.digest());
        switch (transcription) {
            case Transcription.Words words -> read(line, words.length(), start, words.cues(),
                    screen ? MachineTranscript.ON_SCREEN_TEXT : MachineTranscript.SPEECH);
            case Transcription.NoWords none -> read(line, none.length(), start, List.of(),
                    screen ? MachineTranscript.NO_ON_SCREEN_TEXT : MachineTranscript.NO_USABLE_SPEECH);
            case Transcription.Unreadable unreadable -> {
                line.put("outcome", "unreadable");
                line.put("why", unreadable.why());
            }
        }
        return line;
    }

    private static void read(Map<String, Object> line, Duration length, long start, List<Cue> cues, String outcome) {
        line.put("durationSeconds", length.toMillis() / 1000.0);
        line.put("realTimeFactor", Double.valueOf(factor(start, length)));
        line.put("outcome", outcome);
        String mark = new MachineTranscript("", line.get("model").toString(), line.get("digest").toString(),
                line.get("language").toString(), outcome, cues).mark();
        line.put("cues", cues.stream().map(cue -> cue(cue, mark)).toList());
    }

    private static Map<String, Object> cue(Cue cue, String mark) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("start", cue.start().toMillis() / 1000.0);
        fields.put("end", cue.end().toMillis() / 1000.0);
        fields.put("text", cue.text());
        fields.put("mark", mark);
        return fields;
    }
}
