package org.mediabalance.report;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.mediabalance.balance.CodedItem;
import org.mediabalance.balance.Posterior;
import org.mediabalance.balance.TimeBands;
import org.mediabalance.study.Benchmark;
import org.mediabalance.study.Code;
import org.mediabalance.study.MonitoringPeriod;
import org.mediabalance.study.Outlet;
import org.mediabalance.study.OwnerType;
import org.mediabalance.study.PageRules;
import org.mediabalance.study.Politeness;
import org.mediabalance.study.Question;
import org.mediabalance.study.Relevance;
import org.mediabalance.study.Reliability;
import org.mediabalance.study.Study;

/** Made-up studies for the tests of this package. */
final class Reports {
    private static final List<String> NAMES = List.of("Alpha", "Бета", "Ғамма Қазақстан", "Delta & Söhne <TV>");

    private Reports() {
    }

    static Study study() {
        ZoneId zone = ZoneId.of("Asia/Almaty");
        List<Outlet> outlets = new ArrayList<>();
        for (String name : NAMES) {
            outlets.add(new Outlet("o" + outlets.size(), name, outlets.size() < 2 ? OwnerType.STATE : OwnerType.PRIVATE,
                    "made up", List.of("kk", "ru"), zone, List.of(URI.create("https://example.org/")), List.of(),
                    Map.of(),
                    PageRules.NONE));
        }
        return new Study("test", Map.of("en", "A made-up referendum", "ru", "Придуманный референдум", "kk",
                "Ойдан шығарылған референдум"), Map.of("en", "Every item of this study is made up for a test."),
                new Question(Map.of("en", "Do you accept the amendments?", "kk", "Түзетулерді қабылдайсыз ба?"),
                        Map.of("en", "Yes", "ru", "Да"), Map.of("en", "No", "ru", "Нет")),
                new MonitoringPeriod(LocalDate.of(2022, 5, 23), LocalDate.of(2022, 6, 3), zone),
                Optional.of(LocalDate.of(2022, 6, 4)), LocalDate.of(2022, 6, 5), List.of("kk", "ru", "en"), "1",
                Map.of("news", new Benchmark.Parity(), "special", new Benchmark.Access()), true,
                new Relevance(Map.of("ru", "референдум"), 2),
                new Politeness(Duration.ofSeconds(1), "https://example.org/"), outlets, Optional.empty());
    }

    /** As many items as the codes, spread over outlets, days and languages. */
    static List<ReportItem> items(int neutral, int pro, int contra) {
        SplittableRandom random = new SplittableRandom(1);
        List<ReportItem> items = new ArrayList<>();
        for (int i = 0; i < neutral + pro + contra; i++) {
            Code code = i < neutral
                    ? i % 4 == 0 ? Code.MIXED : Code.NO_POSITION
                    : i < neutral + pro ? Code.PRO : Code.CONTRA;
            items.add(item(i, code, random));
        }
        items.sort(ReportInput.ORDER);
        return items;
    }

    static ReportItem item(int i, Code code, SplittableRandom random) {
        String id = String.format(Locale.ROOT, "%016x", i * 7919L);
        int outlet = random.nextInt(NAMES.size());
        CodedItem facts = new CodedItem(id, "o" + outlet, outlet < 2 ? "state" : "private",
                List.of("kk", "ru", "en").get(random.nextInt(20) == 0 ? 2 : random.nextInt(2)),
                Optional.of(LocalDate.of(2022, 5, 23).plusDays(random.nextInt(12))),
                Optional.of(LocalTime.of(random.nextInt(24), 30)),
                random.nextInt(5) == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(30 + random.nextInt(300))),
                i % 10 == 3 ? String.format(Locale.ROOT, "%016x", (i - 1) * 7919L) : id,
                i % 9 == 0 ? "special" : "news", "clip", Optional.of(code));
        double right = 0.4 + random.nextDouble() * 0.6;
        boolean hit = random.nextDouble() < 0.8;
        double[] p = {(1 - right) / 2, (1 - right) / 2, (1 - right) / 2};
        int said = hit ? code.stance().orElseThrow().ordinal() : random.nextInt(3);
        p[said] = right;
        Code machine = List.of(Code.NO_POSITION, Code.PRO, Code.CONTRA).get(said);
        return new ReportItem(facts, Optional.of(machine), Optional.of(new Posterior(p[0], p[1], p[2])),
                Optional.of(right < 0.55 ? code : machine), Optional.of(1.0),
                new ReportItem.Evidence("https://example.org/news/item/" + i + "-a-rather-long-slug-of-this-item",
                        "Тақырып №" + i + " <b>о референдуме</b>", Optional.of(Instant.parse("2022-06-10T04:00:00Z")),
                        "sha256:" + id.repeat(4)));
    }

    static ReportInput input(List<ReportItem> items) {
        List<ReportInput.Coverage> coverage = study().period().days().stream()
                .flatMap(day -> study().outlets().stream().map(o -> new ReportInput.Coverage(o.id(), day, 20, 18, 0,
                        items.stream().filter(i -> i.facts().outlet().equals(o.id())
                                && i.facts().day().equals(Optional.of(day))).count(),
                        o.id().equals("o2") && day.getDayOfMonth() == 30 ? "the site was down" : "", false)))
                .toList();
        return new ReportInput(study(), items, "", TimeBands.FRENCH_REGULATOR,
                new ReportInput.Collection(
                        Optional.of(new Tally(500, 450, 20, 30, 0, 430, 20, 0, 400, 30, 0, 213, 187, 193, 20)),
                        coverage),
                new ReportInput.Coding(List.of(new Reliability("stance", "all", 2, 193, OptionalDouble.of(0.861),
                        OptionalDouble.of(0.79), OptionalDouble.of(0.92), OptionalDouble.of(0.93), List.of(), "")), 40,
                        Optional.of(new ReportInput.Controls(20, 20)), List.of()),
                new ReportInput.Method(List.of(new ReportInput.Fact("program", "mediabalance 0.1.0"),
                        new ReportInput.Fact("model", "sha256:" + "0123456789abcdef".repeat(4))), Map.of()),
                List.of(new ReportInput.PublishedFigure("neutral", 108, 108, 0, "A made-up source"),
                        new ReportInput.PublishedFigure("pro", 85, 84, 0, "A made-up source")),
                1);
    }
}
