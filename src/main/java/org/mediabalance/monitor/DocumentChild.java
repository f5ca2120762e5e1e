package org.mediabalance.monitor;

import java.io.IOException;
import java.io.OutputStream;
import org.mediabalance.extract.DocumentReading;
import org.mediabalance.extract.TikaDocuments;
import tools.jackson.databind.json.JsonMapper;

/**
 * The child process that reads one document: bytes from standard input, a {@link DocumentReading} as JSON to standard
 * output. It runs under the limits of {@link DocumentProcess} and is killed when it exceeds them.
 */
final class DocumentChild {
    private DocumentChild() {
    }

    /** Reads the document whose name is the first argument. */
    public static void main(String[] args) throws IOException {
        DocumentReading reading = new TikaDocuments().read(System.in.readAllBytes(), args[0]);
        Answer answer = switch (reading) {
            case DocumentReading.Read read -> new Answer(read, null);
            case DocumentReading.Refused refused -> new Answer(null, refused.why());
        };
        try (OutputStream out = System.out) {
            out.write(new JsonMapper().writeValueAsBytes(answer));
        }
    }

    /** The reading as JSON has it: one of the two is null. */
    record Answer(DocumentReading.Read read, String refused) {}
}
