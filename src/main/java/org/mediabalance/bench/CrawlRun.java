package org.mediabalance.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.mediabalance.crawl.FetchSettings;
import org.mediabalance.monitor.Monitor;
import org.mediabalance.monitor.Progress;
import org.mediabalance.store.StudyDirectory;
import org.mediabalance.store.UrlState;

/**
 * A crawl in a process of its own, so that its memory is its own and its time is not shared with the sites. Prints one line
 * for each study: pages fetched; seconds of the crawl and of a bare client for the same addresses; processor seconds of both;
 * peak memory in MiB.
 */
final class CrawlRun {
    private CrawlRun() {
    }

    /** Arguments: port of the sites, pages of each site for the bare client (0: none), studies to crawl in turn. */
    public static void main(String[] arguments) throws Exception {
        InetSocketAddress sites = new InetSocketAddress(InetAddress.getLoopbackAddress(),
                Integer.parseInt(arguments[0]));
        int pages = Integer.parseInt(arguments[1]);
        for (String study : List.of(arguments).subList(2, arguments.length)) {
            StudyDirectory directory = StudyDirectory.open(Path.of(study));
            double cpu = cpuSeconds();
            double bare = pages == 0 ? 0 : bare(directory.study().outlets().size(), pages, sites);
            double bareCpu = cpuSeconds() - cpu;
            try (Monitor monitor = Monitor.open(directory, Clock.systemUTC(), Progress.SILENT)) {
                cpu = cpuSeconds();
                long start = System.nanoTime();
                List<String> problems = monitor.crawl(FetchSettings.usual("bench").via(host -> Optional.of(sites)));
                double seconds = (System.nanoTime() - start) / 1e9;
                double crawlCpu = cpuSeconds() - cpu;
                problems.forEach(System.err::println);
                long fetched = monitor.record().ledger().stream().filter(e -> e.state() == UrlState.FETCHED).count();
                System.out.println(fetched + " " + seconds + " " + bare + " " + crawlCpu + " " + bareCpu + " "
                        + peakMebibytes());
            }
        }
    }

    /** Processor time of this process so far, the JVM's own threads included. */
    private static double cpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    /** The same requests as the crawl's, one at a time to a host, and nothing done with the answers. */
    private static double bare(int hosts, int pages, InetSocketAddress sites) throws Exception {
        OkHttpClient client = new OkHttpClient.Builder().proxy(new Proxy(Proxy.Type.HTTP, sites))
                .connectionPool(new ConnectionPool(hosts, 1, TimeUnit.MINUTES)).build();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int host = 0; host < hosts; host++) {
                String site = "http://" + CrawlSites.host(host);
                threads.submit(() -> {
                    get(client, site + "/robots.txt");
                    get(client, site + "/sitemap.xml");
                    for (int page = 0; page < pages; page++) {
                        get(client, site + "/p" + page);
                    }
                    return null;
                });
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        client.connectionPool().evictAll();
        return seconds;
    }

    private static void get(OkHttpClient client, String url) throws IOException {
        Request request = new Request.Builder().url(url).header("Accept-Encoding", "gzip").build();
        try (Response response = client.newCall(request).execute()) {
            if (response.body().bytes().length == 0) {
                throw new IOException("nothing at " + url);
            }
        }
    }

    /** The largest resident size so far, as the system counts it; 0 where it does not say. */
    private static long peakMebibytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
    }
}
