/**
 * What a study is about and what it finds: question, outlets, period, items, codes. Facts as immutable records that every
 * other package may use; nothing here reads a network or a database. The only file read is {@code study.yaml}
 * ({@link org.mediabalance.study.StudyFile}).
 */
package org.mediabalance.study;
