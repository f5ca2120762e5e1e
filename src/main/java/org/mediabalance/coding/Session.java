package org.mediabalance.coding;

/**
 * Someone at work.
 *
 * @param token what the browser keeps; whoever has it is this person
 * @param csrf what a form of this session must carry, so that no other site can send one
 */
public record Session(String token, String coder, boolean lead, String csrf) {
    @Override
    public String toString() {
        return "Session[" + coder + (lead ? ", lead]" : "]");
    }
}
