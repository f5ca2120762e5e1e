package org.mediabalance.cluster;

import java.nio.file.Path;
import java.util.List;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/** One OpenSearch node with the product's plugin in a process of its own, started from library artifacts alone. */
public final class SearchNode {
    private static final int ARGUMENTS = 6;

    private SearchNode() {
    }

    /**
     * Starts a node that runs until it is killed: name, data directory, address, HTTP port, transport port, and
     * {@code ADDRESS:PORT,...} of the transport of all nodes. The node called {@code node0} founds the cluster.
     */
    public static void main(String[] args) throws InterruptedException {
        if (args.length != ARGUMENTS) {
            System.err.println("usage: SearchNode NAME DIRECTORY ADDRESS HTTP-PORT TRANSPORT-PORT ALL-TRANSPORTS");
            return;
        }
        start(args[0], Path.of(args[1]), args[2], args[3], args[4], List.of(args[5].split(",")));
        Thread.currentThread().join();
    }

    private static void start(String name, Path directory, String address, String http, String transport,
            List<String> all) {
        new OpenSearchRunner().onBuild((number, settings) -> {
            settings.put("node.name", name);
            settings.put("network.host", address);
            settings.put("discovery.type", "zen");
            settings.putList("discovery.seed_hosts", all);
            settings.putList("cluster.initial_cluster_manager_nodes", "node0");
            settings.put("http.port", http);
            settings.put("transport.port", transport);
        }).build(OpenSearchRunner.newConfigs().clusterName("mediabalance").numOfNode(1)
                .basePath(directory.toString()).pluginTypes(MediaBalancePlugin.class.getName()).disableESLogger());
    }
}
