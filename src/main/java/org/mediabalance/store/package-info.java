/**
 * The study's directory: the record ({@code study.db}, SQLite) with the URL ledger, the items, the human codes and the
 * runs, and beside it what can be rebuilt (machine codes in {@code derived.db}). SQL stays in here.
 */
package org.mediabalance.store;
