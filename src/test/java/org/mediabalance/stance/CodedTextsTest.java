package org.mediabalance.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mediabalance.study.Code;
import org.mediabalance.study.InputException;

class CodedTextsTest {
    private static List<CodedText> read(String lines) throws IOException {
        return CodedTexts.read(new BufferedReader(new StringReader(lines)), "f.jsonl");
    }

    @Test
    void codes_and_stances_are_read_and_unusable_is_left_out() throws IOException {
        assertThat(read("""
                {"id": 1, "title": "a", "text": "b", "code": "mixed"}

                {"id": "2", "text": "b", "stance": "neutral", "language": "ca", "target": "t", "kind": "clip"}
                {"id": "3", "text": "b", "code": "unusable"}
                {"id": "4", "title": "b", "stance": "contra", "code": null}
                """)).extracting(CodedText::code).containsExactly(Code.MIXED, Code.NO_POSITION, Code.CONTRA);
    }

    @Test
    void every_bad_line_is_named_with_its_number_and_reason() {
        assertThatThrownBy(() -> read("""
                {"id": "1", "text": "b", "code": "positive"}
                {"id": "2", "text": "b"}
                ["not", "an", "object"]
                {"id": "4", "text":
                {"id": "5", "code": "pro"}
                {"id": "6", "text": ["b"], "code": "pro"}
                {"id": "7", "text": "b", "stance": "for"}
                """)).isInstanceOf(InputException.class).message().satisfies(message -> {
            List<String> lines = message.lines().toList();
            assertThat(lines).hasSize(7);
            assertThat(lines.get(0)).startsWith("f.jsonl:1: unknown code 'positive'");
            assertThat(lines.get(1)).startsWith("f.jsonl:2: neither 'code' nor 'stance'");
            assertThat(lines.get(2)).isEqualTo("f.jsonl:3: not a JSON object");
            assertThat(lines.get(3)).startsWith("f.jsonl:4: not JSON");
            assertThat(lines.get(4)).isEqualTo("f.jsonl:5: neither 'title' nor 'text'");
            assertThat(lines.get(5)).isEqualTo("f.jsonl:6: 'text' must be a text");
            assertThat(lines.get(6)).startsWith("f.jsonl:7: unknown stance 'for'");
        });
    }
}
