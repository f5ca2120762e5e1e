/**
 * Takes over what others collected: web archives, lists of addresses, clips saved by yt-dlp, Telegram exports, saved
 * pages. Everything ends as evidence in the archive and as an entry of the same ledger that crawling writes; every input
 * ends in exactly one state of the import's tally ({@link org.mediabalance.intake.ImportTally}).
 */
package org.mediabalance.intake;
