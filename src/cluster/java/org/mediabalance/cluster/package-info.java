/**
 * More than one machine: the plugin that gives OpenSearch's nodes the product's analysis and queries, and such a node. Built
 * by the Maven profile {@code cluster}; nothing else knows this package.
 */
package org.mediabalance.cluster;
