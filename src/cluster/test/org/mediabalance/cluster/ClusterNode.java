package org.mediabalance.cluster;

import java.nio.file.Path;
import java.util.List;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/**
 * One OpenSearch node with the product's plugin, as a process of its own: arguments are its name, directory, HTTP port,
 * transport port, and the transport ports of the whole cluster. Runs until it is killed.
 */
public final class ClusterNode {
    private ClusterNode() {
    }

    /** Starts the node. */
    public static void main(String[] args) throws InterruptedException {
        start(args[0], Path.of(args[1]), args[2], args[3], List.of(args[4].split(",")));
        Thread.currentThread().join();
    }

    static OpenSearchRunner start(String name, Path directory, String http, String transport, List<String> all) {
        OpenSearchRunner runner = new OpenSearchRunner();
        runner.onBuild((number, settings) -> {
            settings.put("node.name", name);
            settings.put("network.host", "127.0.0.1");
            settings.put("discovery.type", "zen");
            settings.putList("discovery.seed_hosts", all.stream().map(port -> "127.0.0.1:" + port).toList());
            settings.putList("cluster.initial_cluster_manager_nodes", "node0");
            settings.put("http.port", http);
            settings.put("transport.port", transport);
            // The disk of a machine that tests run on is nearly full more often than not.
            settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
        }).build(OpenSearchRunner.newConfigs().clusterName("mediabalance-" + all.getFirst()).numOfNode(1)
                .basePath(directory.toString()).pluginTypes(MediaBalancePlugin.class.getName()).disableESLogger());
        return runner;
    }
}
