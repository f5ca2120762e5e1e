package org.mediabalance.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.mediabalance.report.Phrasebook;
import org.mediabalance.study.Study;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a page says as HTML or JSON. The template sees the facts as the JSON twin has them. */
final class Renderer {
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final TypeReference<HashMap<String, Object>> FACTS = new TypeReference<>() {
    };

    private final Templates templates = new Templates();
    private final Languages languages;
    private final Study study;
    private final Supplier<List<Routes.MenuEntry>> menu;

    Renderer(Languages languages, Study study, Supplier<List<Routes.MenuEntry>> menu) {
        this.languages = languages;
        this.study = study;
        this.menu = menu;
    }

    /** The JSON twin. */
    static void json(Context request, Shown shown) {
        request.status(shown.status()).contentType("application/json; charset=utf-8")
                .result(JSON.writeValueAsString(shown.facts()));
    }

    void html(Context request, Shown shown) {
        Phrasebook words = languages.of(request);
        Map<String, Object> model = JSON.convertValue(shown.facts(), FACTS);
        model.put("frame", JSON.convertValue(frame(request, words), FACTS));
        request.status(shown.status()).html(templates.fill(shown.template(), model, words));
    }

    /** What the layout around every page needs. */
    private Map<String, Object> frame(Context request, Phrasebook words) {
        Map<String, Object> frame = new HashMap<>();
        frame.put("lang", words.language());
        frame.put("languages", Phrasebook.LANGUAGES.stream()
                .map(language -> Map.of("code", language, "link", link(request, "", "lang", language))).toList());
        frame.put("path", request.path());
        frame.put("twin", link(request, ".json", "lang", null));
        frame.put("study", text(study.title(), words));
        frame.put("note", text(study.note(), words));
        frame.put("menu", menu.get());
        SignedIn.of(request).ifPresent(session -> frame.put("token", session.csrf()));
        Viewer.of(request).name().ifPresent(name -> frame.put("viewer", name));
        return frame;
    }

    /** A text of the study in the reader's language, or in whichever there is. */
    private static String text(Map<String, String> texts, Phrasebook words) {
        return texts.getOrDefault(words.language(), texts.values().stream().sorted().findFirst().orElse(""));
    }

    /** This page's address with another ending and one parameter set or, when null, left out. */
    private static String link(Context request, String ending, String name, String value) {
        List<String> query = new ArrayList<>();
        request.queryParamMap().forEach((key, values) -> {
            if (!key.equals(name)) {
                values.forEach(v -> query.add(encoded(key) + "=" + encoded(v)));
            }
        });
        if (value != null) {
            query.add(encoded(name) + "=" + encoded(value));
        }
        String path = request.path().equals("/") && !ending.isEmpty() ? "/index" : request.path();
        return path + ending + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
