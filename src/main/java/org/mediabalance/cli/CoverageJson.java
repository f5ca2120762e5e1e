package org.mediabalance.cli;

import java.time.LocalDate;
import java.util.Map;
import org.mediabalance.monitor.Coverage;
import org.mediabalance.monitor.Gap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A coverage as one JSON object; times are UTC, days the outlets' local days. */
final class CoverageJson {
    private static final JsonMapper JSON = new JsonMapper();

    private CoverageJson() {
    }

    static String of(Coverage coverage) {
        ObjectNode root = JSON.createObjectNode().put("at", coverage.at().toString());
        var days = root.putArray("days");
        for (Coverage.OutletDay day : coverage.days()) {
            ObjectNode node = days.addObject().put("outlet", day.outlet()).put("day", day.day().toString())
                    .put("state", day.state().label());
            node.set("total", JSON.valueToTree(day.total()));
            node.set("channels", JSON.valueToTree(day.channels()));
            node.put("gap", day.phrase());
        }
        root.set("undated", JSON.valueToTree(coverage.undated()));
        var gaps = root.putArray("gaps");
        coverage.gaps().forEach(gap -> fill(gaps.addObject(), gap));
        var sources = root.putArray("sources");
        for (Coverage.SourceState source : coverage.sources()) {
            ObjectNode node = sources.addObject().put("url", source.url().toString()).put("outlet", source.outlet())
                    .put("channel", source.channel()).put("reach", source.reach().label())
                    .put("polls", source.polls()).put("failed", source.failed());
            source.lastRead().ifPresent(at -> node.put("last_read", at.toString()));
            node.put("last_outcome", source.lastOutcome());
        }
        ObjectNode robots = root.putObject("robots");
        for (Map.Entry<String, String> host : coverage.robots().entrySet()) {
            robots.put(host.getKey(), host.getValue());
        }
        return root.toString();
    }

    private static void fill(ObjectNode node, Gap gap) {
        node.put("kind", gap.kind().label()).put("certain", gap.kind().certain()).put("outlet", gap.outlet());
        gap.source().ifPresent(source -> node.put("source", source.toString()));
        node.put("from", gap.from().toString()).put("to", gap.to().toString());
        var days = node.putArray("days");
        gap.days().stream().map(LocalDate::toString).forEach(days::add);
        node.put("count", gap.count()).put("detail", gap.detail());
        var urls = node.putArray("urls");
        gap.urls().forEach(m -> urls.addObject().put("url", m.url().toString()).put("reason", m.reason()));
    }
}
