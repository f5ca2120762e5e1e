package org.mediabalance.study;

import java.net.URI;
import java.util.List;

/**
 * An OpenSearch cluster that holds a study's index in place of the study's own directory.
 *
 * @param hosts addresses of its nodes, tried in turn
 * @param name what the study's index is called there; one name belongs to one study
 * @param login whether user and password are taken from the environment
 */
public record SharedIndex(List<URI> hosts, String name, boolean login) {
    public SharedIndex {
        hosts = List.copyOf(hosts);
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("a shared index has at least one host");
        }
    }
}
