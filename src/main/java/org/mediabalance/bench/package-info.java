/** Measurements of the parts against reference data outside the repository: what docs and reports cite as figures. */
package org.mediabalance.bench;
