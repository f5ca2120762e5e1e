/** Benchmarks: how well and how fast the parts do, on other people's sets and on synthetic data, beside peers. */
package org.mediabalance.bench;
