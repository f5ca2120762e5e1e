/**
 * Published analyses as experiments: what was published, what ours gives, and whether it lies within tolerance. A case is
 * data ({@code datasets/CASE/}); the broadcasters' sites of a reconstructed case are served on loopback, so that the real
 * crawler meets real HTTP.
 */
package org.mediabalance.reproduce;
