/** The command line: one thin class per command, which parses, calls one object, prints and returns the exit code. */
package org.mediabalance.cli;
