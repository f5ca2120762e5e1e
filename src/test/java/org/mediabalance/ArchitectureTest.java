package org.mediabalance;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The arrows between packages and the library each of them keeps, as written in the project's design. */
class ArchitectureTest {
    private static final String ROOT = "org.mediabalance.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.mediabalance");

    /** Package to the packages it may use. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(Map.entry("study", Set.of()),
            Map.entry("store", Set.of("study")), Map.entry("crawl", Set.of("study", "store")),
            Map.entry("extract", Set.of("study")), Map.entry("language", Set.of("study")),
            Map.entry("stance", Set.of("study", "language")), Map.entry("coding", Set.of("study", "store")),
            Map.entry("index", Set.of("study", "language")), Map.entry("balance", Set.of("study")),
            Map.entry("report", Set.of("study", "balance")),
            Map.entry("speech", Set.of("study")),
            Map.entry("intake", Set.of("study", "store", "crawl", "extract", "monitor")),
            Map.entry("monitor", Set.of("study", "store", "crawl", "extract", "language", "stance", "coding", "index",
                    "balance", "report", "speech")),
            Map.entry("reproduce", Set.of("study", "store", "crawl", "stance", "balance", "report", "monitor")),
            Map.entry("web", Set.of("study", "store", "monitor", "index", "coding", "balance", "report")),
            Map.entry("bench", Set.of("study", "store", "crawl", "extract", "language", "stance", "coding", "index",
                    "balance", "report", "monitor", "reproduce", "speech")),
            Map.entry("cluster", Set.of("study", "store", "index", "monitor")),
            Map.entry("cli", Set.of("study", "store", "crawl", "extract", "language", "stance", "coding", "index",
                    "balance", "report", "monitor", "reproduce", "speech", "bench", "intake", "web")));

    /** Package prefix of a library to the packages that may see it. What is not named here is nobody's. */
    private static final Map<String, Set<String>> LIBRARIES = Map.ofEntries(
            Map.entry("org.snakeyaml.", Set.of("study")), Map.entry("org.sqlite.", Set.of("store")),
            Map.entry("crawlercommons.", Set.of("crawl")), Map.entry("com.rometools.", Set.of("crawl")),
            Map.entry("okhttp3.", Set.of("crawl", "bench")), Map.entry("okio.", Set.of("crawl")),
            Map.entry("kotlin.", Set.of("crawl", "web")), Map.entry("org.netpreserve.", Set.of("crawl")),
            Map.entry("org.jsoup.", Set.of("extract", "bench")), Map.entry("org.apache.tika.", Set.of("extract")),
            Map.entry("org.xml.sax.", Set.of("extract")),
            Map.entry("opennlp.", Set.of("language", "stance")),
            Map.entry("org.apache.lucene.", Set.of("language", "index", "cluster")),
            Map.entry("org.opensearch.", Set.of("cluster")),
            Map.entry("org.codelibs.opensearch.", Set.of("cluster")),
            Map.entry("org.apache.flink.", Set.of("cluster")),
            Map.entry("org.apache.james.mime4j.", Set.of("intake")),
            Map.entry("com.password4j.", Set.of("coding")), Map.entry("org.dkpro.", Set.of("coding")),
            Map.entry("org.apache.commons.statistics.",
                    Set.of("balance", "coding")),
            Map.entry("org.apache.commons.rng.", Set.of("balance", "coding")),
            Map.entry("freemarker.", Set.of("report", "web")),
            Map.entry("io.javalin.", Set.of("web")), Map.entry("org.eclipse.jetty.", Set.of("web")),
            Map.entry("jakarta.servlet.", Set.of("web")),
            Map.entry("com.openhtmltopdf.", Set.of("report")),
            // the document that the line above renders into
            Map.entry("org.apache.pdfbox.", Set.of("report")), Map.entry("org.dhatim.", Set.of("report")),
            Map.entry("org.apache.commons.csv.", Set.of("report", "reproduce")),
            Map.entry("ai.onnxruntime.", Set.of("speech")), Map.entry("io.github.givimad.", Set.of("speech")),
            Map.entry("org.vosk.", Set.of("speech")), Map.entry("com.sun.jna.", Set.of("speech")),
            Map.entry("com.sun.management.", Set.of("bench")),
            Map.entry("com.sun.net.httpserver.", Set.of("reproduce", "bench")), Map.entry("picocli.", Set.of("cli")),
            Map.entry("me.tongfei.", Set.of("cli")),
            Map.entry("tools.jackson.",
                    Set.of("store", "crawl", "extract", "stance", "coding", "index", "report", "speech",
                            "monitor", "intake", "reproduce", "bench", "cli", "web")));

    @Test
    void packagesUseOnlyWhatTheDesignAllows() {
        Set<String> forbidden = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            String from = feature(type.getPackageName());
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String to = dependency.getTargetClass().getBaseComponentType().getPackageName();
                if (to.startsWith(ROOT) && !feature(to).equals(from) && !ARROWS.get(from).contains(feature(to))) {
                    forbidden.add(from + " -> " + feature(to) + " in " + type.getName());
                }
            }
        }
        assertThat(forbidden).isEmpty();
    }

    @Test
    void everyPackageIsInTheDesign() {
        assertThat(CLASSES.stream().map(type -> feature(type.getPackageName())).distinct())
                .isSubsetOf(ARROWS.keySet()).contains("study", "crawl", "stance", "report", "cli");
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("org.mediabalance.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void eachLibraryStaysInItsPackage() {
        Map<String, Set<String>> strays = new TreeMap<>();
        for (JavaClass type : CLASSES) {
            String from = feature(type.getPackageName());
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String to = dependency.getTargetClass().getBaseComponentType().getName();
                if (!allowed(from, to)) {
                    strays.computeIfAbsent(from, key -> new TreeSet<>()).add(type.getSimpleName() + " uses " + to);
                }
            }
        }
        assertThat(strays).isEmpty();
    }

    private static boolean allowed(String from, String to) {
        if (to.startsWith(ROOT) || to.startsWith("java.") || to.startsWith("javax.") || !to.contains(".")) {
            return true;
        }
        return LIBRARIES.entrySet().stream().filter(e -> to.startsWith(e.getKey()))
                .anyMatch(e -> e.getValue().contains(from));
    }

    @Test
    void onlyMainEndsTheProcess() {
        List<String> exits = CLASSES.stream().flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().getFullName().equals("java.lang.System")
                        && call.getName().equals("exit"))
                .map(call -> call.getOriginOwner().getSimpleName()).toList();
        assertThat(exits).containsExactly("Main");
    }

    private static String feature(String packageName) {
        return packageName.substring(ROOT.length()).split("\\.")[0];
    }
}
