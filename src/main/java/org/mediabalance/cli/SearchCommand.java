package org.mediabalance.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.mediabalance.index.ItemIndex;
import org.mediabalance.index.MachineStance;
import org.mediabalance.index.QueryHelp;
import org.mediabalance.index.SearchRequest;
import org.mediabalance.index.SearchResult;
import org.mediabalance.index.SearchScope;
import org.mediabalance.monitor.IndexBuild;
import org.mediabalance.monitor.ReportInputs;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.StudyRecord;
import org.mediabalance.study.Code;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Searches the coverage: hits with highlights, counts by outlet, stance, language and day. */
@Command(name = "search", mixinStandardHelpOptions = true, description = {
        "Searches a study's relevant items of the period, each once. An index that is missing or damaged is rebuilt from the record first.",
        ""}, footer = {
                "", QueryHelp.TEXT})
final class SearchCommand implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();

    @Spec
    private CommandSpec spec;
    @Mixin
    private StudyArgument study;
    @Parameters(index = "1", paramLabel = "QUERY", description = "What to look for; see below.")
    private String query;
    @Option(names = "--size", paramLabel = "N", defaultValue = "10", description = "Hits to print (default: 10).")
    private int size;
    @Option(names = "--offset", paramLabel = "N", defaultValue = "0", description = "Hits to leave out before them.")
    private int offset;
    @Option(names = "--order", paramLabel = "ORDER", defaultValue = "RELEVANCE", description = "${COMPLETION-CANDIDATES} (default: RELEVANCE).")
    private SearchRequest.Order order;
    @Option(names = "--all", description = "Search everything the crawl found, not only the relevant items of the period, each once.")
    private boolean all;
    @Option(names = "--ids", description = "Print the ids of all matching items, one per line, and nothing else.")
    private boolean ids;
    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        StudyDirectory directory = study.recorded();
        PrintWriter out = spec.commandLine().getOut();
        try (Terminal terminal = new Terminal();
                StudyRecord record = StudyRecord.open(directory.record());
                ItemIndex index = new IndexBuild(directory, record).open(terminal)) {
            if (ids) {
                index.ids(query, scope()).forEach(out::println);
                return ExitCode.DONE;
            }
            SearchResult result = index.search(new SearchRequest(query, offset, size, order).within(scope()));
            if (json) {
                out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(object(result)));
            } else {
                print(result, out);
            }
            return ExitCode.DONE;
        }
    }

    /** A report is about the relevant items of the period, each once, so that is what a plain query is about too. */
    private SearchScope scope() {
        return all || query.contains("state:") ? SearchScope.ALL : new SearchScope(ReportInputs.ITEMS_QUERY, Set.of());
    }

    private void print(SearchResult result, PrintWriter out) {
        out.println(result.total() + (result.total() == 1 ? " item" : " items")
                + (all || query.contains("state:")
                        ? ""
                        : " of the period, each once (--all: everything the crawl found)"));
        for (SearchResult.Hit hit : result.hits()) {
            out.printf("%n%s  [%s, %s, %s]%n", text(hit.titleRuns(), "*"), hit.outlet(), hit.language(),
                    hit.day().map(LocalDate::toString).orElse("no date"));
            out.printf("  human: %s   machine: %s%n", hit.humanCode().map(Code::label).orElse("uncoded"),
                    hit.machine().map(m -> m.stance().label()).orElse("none"));
            hit.passages().forEach(passage -> out.println("  … " + text(passage, "*")));
            out.println("  " + hit.url());
        }
        out.println();
        for (String facet : List.of("outlet", "stance", "machine", "language", "day")) {
            out.println(facet + ": " + result.facets().getOrDefault(facet, Map.of()).entrySet().stream()
                    .map(e -> e.getKey() + " " + e.getValue()).collect(Collectors.joining(", ")));
        }
    }

    private static String text(List<SearchResult.Run> runs, String mark) {
        return runs.stream().map(run -> run.match() ? mark + run.text() + mark : run.text())
                .collect(Collectors.joining());
    }

    private Map<String, Object> object(SearchResult result) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("query", query);
        object.put("total", result.total());
        object.put("offset", offset);
        object.put("hits", result.hits().stream().map(SearchCommand::hit).toList());
        object.put("facets", result.facets());
        object.put("timeline", result.timeline());
        return object;
    }

    private static Map<String, Object> hit(SearchResult.Hit hit) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", hit.id());
        object.put("outlet", hit.outlet());
        object.put("language", hit.language());
        object.put("kind", hit.kind());
        object.put("day", hit.day().map(LocalDate::toString).orElse(null));
        object.put("title", hit.title());
        object.put("url", hit.url().toString());
        object.put("story", hit.story());
        object.put("repeatOf", hit.repeatOf().orElse(null));
        object.put("code", hit.humanCode().map(Code::label).orElse(null));
        object.put("stance", hit.humanCode().flatMap(Code::stance).map(s -> s.label()).orElse(null));
        object.put("machine", hit.machine().map(SearchCommand::machine).orElse(null));
        object.put("highlights", hit.passages().stream().map(passage -> text(passage, "**")).toList());
        return object;
    }

    private static Map<String, Object> machine(MachineStance machine) {
        return Map.of("stance", machine.stance().label(), "code", machine.code().label(), "model", machine.model(),
                "probabilities",
                Map.of("pro", machine.pro(), "contra", machine.contra(), "neutral", machine.neutral()));
    }
}
