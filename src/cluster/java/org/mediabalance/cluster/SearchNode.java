package org.mediabalance.cluster;

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
        start(args, MediaBalancePlugin.class.getName());
        Thread.currentThread().join();
    }

    static void start(String[] args, String... plugins) {
        new OpenSearchRunner().onBuild((number, settings) -> {
            settings.put("node.name", args[0]);
            settings.put("network.host", args[2]);
            settings.put("discovery.type", "zen");
            settings.putList("discovery.seed_hosts", List.of(args[5].split(",")));
            settings.putList("cluster.initial_cluster_manager_nodes", "node0");
            settings.put("http.port", args[3]);
            settings.put("transport.port", args[4]);
            // A full disk stops writing before it breaks the index, on a cluster of one node too.
            settings.put("cluster.routing.allocation.disk.watermark.enable_for_single_data_node", true);
        }).build(OpenSearchRunner.newConfigs().clusterName("mediabalance").numOfNode(1).basePath(args[1])
                .pluginTypes(String.join(",", plugins)).disableESLogger());
    }
}
