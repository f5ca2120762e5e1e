package org.mediabalance.reproduce;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/** A response of a site before it is sent. */
record Page(int status, String contentType, byte[] body) {

    static Page html(String html) {
        return new Page(200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    /** A page in an old one-byte charset; letters it lacks become numeric references, as editors of such sites do. */
    static Page html(String html, Charset charset) {
        CharsetEncoder encoder = charset.newEncoder();
        StringBuilder out = new StringBuilder();
        html.codePoints().forEach(point -> {
            String letter = Character.toString(point);
            out.append(encoder.canEncode(letter) ? letter : "&#" + point + ";");
        });
        return new Page(200, "text/html", out.toString().getBytes(charset));
    }

    static Page of(String contentType, String text) {
        return new Page(200, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    static Page missing() {
        return new Page(404, "text/html; charset=utf-8",
                "<!DOCTYPE html><title>404</title><h1>404</h1>".getBytes(StandardCharsets.UTF_8));
    }
}
