/** Human coding: who codes what, blind double coding, control items, adjudication, and how well coders agree. */
package org.mediabalance.coding;
