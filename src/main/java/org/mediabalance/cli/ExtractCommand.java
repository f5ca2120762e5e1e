package org.mediabalance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mediabalance.extract.Extraction;
import org.mediabalance.extract.Extractor;
import org.mediabalance.extract.PageContext;
import org.mediabalance.language.LanguageIdentifier;
import org.mediabalance.monitor.CaptureFiles;
import org.mediabalance.monitor.DocumentProcess;
import org.mediabalance.monitor.TimedExtraction;
import org.mediabalance.study.InputException;
import org.mediabalance.study.Outlet;
import org.mediabalance.study.PageRules;
import org.mediabalance.study.Study;
import org.mediabalance.study.StudyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Extracts items from saved captures. */
@Command(name = "extract", mixinStandardHelpOptions = true, description = {
        "Extracts items from saved pages, documents, caption files and WARC files: one JSON object per line for each input, with",
        "'outcome' extracted, not_an_item (and why) or unreadable (and why). Fields that are not known are null.", "",
        "An input is a file (HTML, .html.gz, PDF, DOCX, ODT, RTF, EPUB, EML, MSG, WebVTT, SRT, TTML, WARC, .warc.gz), a",
        "directory, or - for standard input. A file page.html may have a sidecar page.html.json or page.json with 'url', 'time'",
        "(of the capture, to which \"yesterday\" is relative), 'status' and 'contentType'."}, footer = {"",
                "'published' is a day when the source gave no time, else a moment in the zone.",
                "Exit code 1 when an input was unreadable, 2 when one does not exist.", "",
                "Examples:", "  mediabalance extract --zone Asia/Almaty --url https://arna.example/ru/news/1 page.html",
                "  mediabalance extract --study STUDY --outlet khabar --explain STUDY/archive"})
final class ExtractCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE|DIR|WARC|-", arity = "1..*", description = "What to read.")
    private List<String> inputs;
    @Option(names = "--url", paramLabel = "URL", description = "The address of pages without a sidecar.")
    private URI url;
    @Option(names = "--zone", paramLabel = "ZONE", defaultValue = "UTC", description = "Zone of times written without one, such as Asia/Almaty (default: ${DEFAULT-VALUE}, or the outlet's).")
    private String zone;
    @Option(names = "--languages", paramLabel = "CODES", split = ",", defaultValue = "kk,ru,en", description = "Languages expected (default: ${DEFAULT-VALUE}, or the outlet's).")
    private List<String> languages;
    @Option(names = "--study", paramLabel = "STUDY", description = "Take zone, languages and selectors from this study; needs --outlet.")
    private Path study;
    @Option(names = "--outlet", paramLabel = "ID", description = "The outlet of the study.")
    private String outlet;
    @Option(names = "--explain", description = "Add 'sources': where each field was read, and the captions a page names.")
    private boolean explain;
    @Option(names = "--jsonl", description = "One object per line, which is what is always printed.")
    private boolean lines;
    @Option(names = "--seconds", paramLabel = "N", defaultValue = "20", description = "Time limit per input (default: ${DEFAULT-VALUE}).")
    private int seconds;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        inputs.stream().filter(input -> !input.equals("-") && !Files.exists(Path.of(input))).findFirst()
                .ifPresent(input -> {
                    throw new InputException(input + ": there is no such file or directory");
                });
        PageContext context = context();
        Duration limit = Duration.ofSeconds(seconds);
        Extractor extractor = new Extractor(new LanguageIdentifier(context.languages()), new DocumentProcess(limit));
        PrintWriter out = spec.commandLine().getOut();
        ExtractionLine line = new ExtractionLine(context.zone(), explain);
        int[] unreadable = {0};
        try (TimedExtraction timed = new TimedExtraction(extractor, limit.plusSeconds(1))) {
            CaptureFiles files = new CaptureFiles(Optional.ofNullable(url), input -> {
                Extraction outcome = switch (input) {
                    case CaptureFiles.Failed failed -> new Extraction.Unreadable(failed.why());
                    case CaptureFiles.Ready ready -> timed.extract(ready.capture(), context);
                };
                unreadable[0] += outcome instanceof Extraction.Unreadable ? 1 : 0;
                out.println(line.of(input, outcome));
            });
            for (String input : inputs) {
                if (input.equals("-")) {
                    files.stream(input, System.in, Clock.systemUTC().instant());
                } else {
                    files.path(Path.of(input));
                }
            }
        }
        return unreadable[0] > 0 ? ExitCode.INCOMPLETE : ExitCode.DONE;
    }

    private PageContext context() {
        if ((study == null) != (outlet == null)) {
            throw new InputException("--study and --outlet are given together or not at all");
        }
        if (study == null) {
            return new PageContext("", zone(), languages, PageRules.NONE, List.of());
        }
        Study read = StudyFile.in(study);
        Outlet known = read.outlets().stream().filter(o -> o.id().equals(outlet)).findFirst()
                .orElseThrow(() -> new InputException("no outlet '" + outlet + "' in " + study + "; it has "
                        + String.join(", ", read.outlets().stream().map(Outlet::id).toList())));
        return new PageContext(known.id(), known.zone(), known.languages(), known.rules(), List.of());
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new InputException("--zone " + zone + ": not a zone of the IANA list such as Asia/Almaty", e);
        }
    }
}
