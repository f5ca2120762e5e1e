/**
 * The balance report: one page for a minister and a statistician, and the same figures as JSON, CSV and other files.
 *
 * <p>{@link org.mediabalance.report.ReportWriter} is the way in. It computes every figure once
 * ({@link org.mediabalance.report.ReportFigures}) and writes it in several forms; a form computes nothing. The same
 * input gives the same bytes: nothing here reads a clock, a locale, a path or a machine name.
 */
package org.mediabalance.report;
