package org.mediabalance.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.jsoup.Jsoup;
import org.mediabalance.extract.Extractor;
import org.mediabalance.extract.PageContext;
import org.mediabalance.study.Capture;

/**
 * How fast the extraction reads the reference pages on one thread, after warming up, beside {@code Jsoup.parse} alone on
 * the same pages in the same run.
 *
 * @param ratio CPU time of the extraction, language identification left out, to that of parsing alone
 * @param slowestMillis the slowest page, by wall clock
 * @param mostBytes the most memory that one page allocated
 */
public record ExtractionSpeed(double pagesPerSecond, double ratio, double slowestMillis, String slowest,
        long mostBytes) {
    private static final int ROUNDS = 10;
    private static final int WARM_UP = 10;

    static ExtractionSpeed of(List<ReferencePage> pages) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Extractor extractor = new Extractor((title, text, declared) -> declared.orElse("und"));
        PageContext context = PageContext.outsideStudy(ZoneOffset.UTC);
        List<Capture> captures = pages.stream().map(ExtractionQuality::capture).toList();
        long parse = 0;
        long extract = 0;
        double slowest = 0;
        String slowestPage = "";
        long bytes = 0;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long begin = threads.getCurrentThreadCpuTime();
            captures.forEach(capture -> Jsoup.parse(new String(capture.body(), StandardCharsets.UTF_8), ""));
            long middle = threads.getCurrentThreadCpuTime();
            for (Capture capture : captures) {
                long allocated = threads.getCurrentThreadAllocatedBytes();
                long start = System.nanoTime();
                extractor.extract(capture, context);
                double millis = (System.nanoTime() - start) / 1e6;
                if (round >= 0 && millis > slowest) {
                    slowest = millis;
                    slowestPage = capture.url().toString();
                }
                bytes = Math.max(bytes, threads.getCurrentThreadAllocatedBytes() - allocated);
            }
            if (round >= 0) {
                parse += middle - begin;
                extract += threads.getCurrentThreadCpuTime() - middle;
            }
        }
        return new ExtractionSpeed(captures.size() * ROUNDS / (extract / 1e9), (double) extract / parse, slowest,
                slowestPage, bytes);
    }
}
