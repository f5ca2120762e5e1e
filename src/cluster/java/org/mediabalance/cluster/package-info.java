/**
 * More than one machine: the plugin that gives OpenSearch's nodes the product's analysis and queries, and processing as a
 * Flink job. Built by the Maven profile {@code cluster}; nothing else knows this package.
 */
package org.mediabalance.cluster;
