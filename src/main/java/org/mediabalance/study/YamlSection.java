package org.mediabalance.study;

import java.io.IOException;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One mapping of a YAML file, read strictly: every problem is noted with file, line and key, all of them together, and
 * a key that nobody asked for is a problem too. A reader asks for its keys and calls {@link #finish()} once at the end
 * on the root. Not thread-safe.
 */
public final class YamlSection {
    /** Stands for a date that could not be read and was noted as a problem. */
    static final LocalDate NO_DATE = LocalDate.EPOCH;

    private final Path file;
    private final String path;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> keyLines = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<YamlSection> children = new ArrayList<>();
    private final List<String> problems;

    private YamlSection(Path file, String path, Node node, List<String> problems) {
        this.file = file;
        this.path = path;
        this.line = lineOf(node);
        this.problems = problems;
        if (!(node instanceof MappingNode mapping)) {
            problem(line, (path.isEmpty() ? "the file" : path) + " must hold 'key: value' lines");
            return;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (values.putIfAbsent(key, tuple.getValueNode()) == null) {
                keyLines.put(key, lineOf(tuple.getKeyNode()));
            } else {
                problem(lineOf(tuple.getKeyNode()), "key '" + where(key) + "' stands twice");
            }
        }
    }

    /**
     * Reads the file's top mapping. A file that is missing, not UTF-8, empty or not YAML is an {@link InputException}
     * that names file and line.
     */
    public static YamlSection read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new InputException(file + ":1: not UTF-8 text; save the file as UTF-8", e);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read (" + reason(e) + ")", e);
        }
        try {
            Optional<Node> root = new Compose(LoadSettings.builder().build()).composeString(text);
            if (root.isEmpty()) {
                throw new InputException(file + ":1: the file is empty");
            }
            return new YamlSection(file, "", root.get(), new ArrayList<>());
        } catch (MarkedYamlEngineException e) {
            int at = e.getProblemMark().or(e::getContextMark).map(Mark::getLine).orElse(0) + 1;
            String problem = e.getProblem();
            if (problem.contains("\\t") || problem.contains("TAB")) {
                problem = "a tab cannot indent YAML; use spaces";
            }
            throw new InputException(file + ":" + at + ": not YAML: " + problem, e);
        } catch (YamlEngineException e) {
            throw new InputException(file + ":1: not YAML: " + e.getMessage().lines().findFirst().orElse(""), e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.NoSuchFileException ? "there is no such file" : e.toString();
    }

    /** Whether the key is present; asking counts as reading it only when followed by a read. */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** The keys of a mapping whose keys are free, such as language codes, in file order. */
    public List<String> keys() {
        return List.copyOf(values.keySet());
    }

    public String text(String key) {
        return scalar(key).orElse("");
    }

    public Optional<String> optionalText(String key) {
        return has(key) ? scalar(key) : Optional.empty();
    }

    public LocalDate date(String key) {
        return parsed(key, LocalDate::parse, "a date like 2022-06-05").orElse(NO_DATE);
    }

    public Optional<LocalDate> optionalDate(String key) {
        return has(key) ? parsed(key, LocalDate::parse, "a date like 2022-06-05") : Optional.empty();
    }

    public ZoneId zone(String key) {
        return parsed(key, YamlSection::region, "a time zone of the IANA list like Asia/Almaty")
                .orElse(java.time.ZoneOffset.UTC);
    }

    private static ZoneId region(String name) {
        if (!ZoneRulesProvider.getAvailableZoneIds().contains(name)) {
            throw new DateTimeException("unknown zone");
        }
        return ZoneId.of(name);
    }

    public URI url(String key) {
        return parsed(key, YamlSection::absolute, "an address that begins with http:// or https://")
                .orElse(URI.create("http://invalid/"));
    }

    private static URI absolute(String value) {
        try {
            URI uri = ascii(new URI(value));
            if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                throw new IllegalArgumentException(value);
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A host in national letters becomes its ASCII form (RFC 5890), which is what is asked for. */
    private static URI ascii(URI uri) throws URISyntaxException {
        if (uri.getHost() != null || uri.getScheme() == null || uri.getRawAuthority() == null) {
            return uri;
        }
        String rest = uri.toString().substring(uri.getScheme().length() + 3 + uri.getRawAuthority().length());
        return new URI(uri.getScheme() + "://" + IDN.toASCII(uri.getRawAuthority(), IDN.ALLOW_UNASSIGNED) + rest);
    }

    public int integer(String key) {
        return parsed(key, Integer::valueOf, "a whole number").orElse(0);
    }

    public double number(String key) {
        return parsed(key, YamlSection::finite, "a number").orElse(0.0);
    }

    private static Double finite(String value) {
        double number = Double.parseDouble(value);
        if (!Double.isFinite(number)) {
            throw new NumberFormatException(value);
        }
        return number;
    }

    /** One word of a fixed set; the message lists the set. */
    public <E extends Enum<E>> E word(String key, Class<E> type, Function<E, String> label) {
        E[] all = type.getEnumConstants();
        List<String> labels = java.util.Arrays.stream(all).map(label).toList();
        return parsed(key, value -> all[index(labels, value)], "one of " + String.join(", ", labels)).orElse(all[0]);
    }

    private static int index(List<String> labels, String value) {
        int index = labels.indexOf(value);
        if (index < 0) {
            throw new IllegalArgumentException(value);
        }
        return index;
    }

    public YamlSection section(String key) {
        Optional<Node> node = take(key);
        YamlSection child = new YamlSection(file, where(key), node.orElseGet(() -> emptyNode()), problems);
        children.add(child);
        return child;
    }

    public Optional<YamlSection> optionalSection(String key) {
        return has(key) ? Optional.of(section(key)) : Optional.empty();
    }

    /** The mapping's values by its keys, whatever the keys are: {@code {kk: ..., ru: ...}}. */
    public Map<String, String> texts(String key) {
        YamlSection child = section(key);
        Map<String, String> texts = new LinkedHashMap<>();
        child.keys().forEach(k -> texts.put(k, child.text(k)));
        return texts;
    }

    public Map<String, String> optionalTexts(String key) {
        return has(key) ? texts(key) : Map.of();
    }

    /** A list of mappings; must not be empty. */
    public List<YamlSection> sections(String key) {
        List<YamlSection> list = new ArrayList<>();
        List<Node> nodes = sequence(key);
        for (int i = 0; i < nodes.size(); i++) {
            list.add(new YamlSection(file, where(key) + "[" + (i + 1) + "]", nodes.get(i), problems));
        }
        children.addAll(list);
        return list;
    }

    public List<YamlSection> optionalSections(String key) {
        return has(key) ? sections(key) : List.of();
    }

    /** A list of plain values; must not be empty. */
    public List<String> list(String key) {
        List<String> list = new ArrayList<>();
        for (Node node : sequence(key)) {
            if (node instanceof ScalarNode scalar) {
                list.add(scalar.getValue());
            } else {
                problem(lineOf(node), "'" + where(key) + "' must be a list of plain values");
            }
        }
        return list;
    }

    /** A list of addresses; must not be empty. */
    public List<URI> urls(String key) {
        List<URI> urls = new ArrayList<>();
        for (String value : list(key)) {
            try {
                urls.add(absolute(value));
            } catch (IllegalArgumentException e) {
                problem(key, "'" + value + "' is not an address that begins with http:// or https://");
            }
        }
        return urls;
    }

    /** Notes a problem at the line of this key. */
    public void problem(String key, String what) {
        problem(keyLines.getOrDefault(key, line), what);
    }

    /** Ends the reading of the whole file: throws all problems, sorted by line, when there are any. */
    public void finish() {
        noteUnasked();
        if (!problems.isEmpty()) {
            throw new InputException(problems.stream().distinct()
                    .sorted(java.util.Comparator.comparingInt(YamlSection::lineIn)).toList());
        }
    }

    private static int lineIn(String problem) {
        var matcher = java.util.regex.Pattern.compile(":(\\d+): ").matcher(problem);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private void noteUnasked() {
        for (String key : values.keySet()) {
            if (!asked.contains(key)) {
                problem(key, "unknown key '" + where(key) + "'; known here: "
                        + String.join(", ", asked.stream().sorted().toList()));
            }
        }
        children.forEach(YamlSection::noteUnasked);
    }

    private Optional<Node> take(String key) {
        if (!asked.contains(key)) {
            asked.add(key);
        }
        Node node = values.get(key);
        if (node == null) {
            problem(line, "missing key '" + where(key) + "'");
        }
        return Optional.ofNullable(node);
    }

    private List<Node> sequence(String key) {
        Optional<Node> node = take(key);
        if (node.isPresent() && node.get() instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
            return sequence.getValue();
        }
        node.ifPresent(n -> problem(lineOf(n), "'" + where(key) + "' must be a list that is not empty"));
        return List.of();
    }

    private Optional<String> scalar(String key) {
        Optional<Node> node = take(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (node.get() instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue().strip());
        }
        problem(key, "'" + where(key) + "' must be one value that is not empty");
        return Optional.empty();
    }

    private <T> Optional<T> parsed(String key, Function<String, T> parse, String wanted) {
        Optional<String> value = scalar(key);
        try {
            return value.map(parse);
        } catch (DateTimeException | IllegalArgumentException e) {
            problem(key, "'" + where(key) + ": " + value.orElse("") + "' is not " + wanted);
            return Optional.empty();
        }
    }

    private void problem(int at, String what) {
        problems.add(file + ":" + at + ": " + what);
    }

    private String where(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static Node emptyNode() {
        return new MappingNode(Tag.MAP, List.of(), org.snakeyaml.engine.v2.common.FlowStyle.BLOCK);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }
}
