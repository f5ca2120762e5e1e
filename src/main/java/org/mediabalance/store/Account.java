package org.mediabalance.store;

import java.time.Instant;

/**
 * Someone who may sign in.
 *
 * @param lead whether they run the coding: invite, plan, adjudicate, see everything; a lead codes nothing
 * @param password as hashed, with the parameters of the hash; never shown
 * @param active whether they may still sign in
 */
public record Account(String name, boolean lead, String password, boolean active, Instant since) {
    @Override
    public String toString() {
        return "Account[" + name + (lead ? ", lead" : "") + (active ? "]" : ", not active]");
    }
}
