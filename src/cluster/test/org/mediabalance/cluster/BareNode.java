package org.mediabalance.cluster;

/** A node as OpenSearch is, without the product's plugin. */
final class BareNode {

    private BareNode() {
    }

    /** Takes the arguments of {@link SearchNode}. */
    public static void main(String[] args) throws InterruptedException {
        SearchNode.start(args);
        Thread.currentThread().join();
    }
}
