package org.mediabalance.index;

import org.mediabalance.cluster.Nodes;

/** The contract in a real node. */
class OpenSearchIndexIT extends ItemIndexContract {

    @Override
    OpenSearchIndex create(String name) throws Exception {
        return OpenSearchIndex.create(Nodes.shared().index("contract-" + name), "contract", variable -> null);
    }

    @Override
    IndexOpening open(String name) throws Exception {
        return OpenSearchIndex.open(Nodes.shared().index("contract-" + name), "contract", variable -> null);
    }

    @Override
    int randomQueries() {
        return 150;
    }
}
