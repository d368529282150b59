package dev.baton.operator.engine;

import java.util.List;

/**
 * What an engine is told about passwords.
 *
 * @param accept digests that its default user is to accept as well
 * @param drop digests that its default user accepts and is to refuse
 * @param upstream the password to give to the engine it follows; empty for the one it has
 */
public record PasswordOrder(List<String> accept, List<String> drop, String upstream) {

  /** Copies the lists. */
  public PasswordOrder {
    accept = List.copyOf(accept);
    drop = List.copyOf(drop);
  }

  /** Never prints a password. */
  @Override
  public String toString() {
    return "PasswordOrder[accept " + accept.size() + ", drop " + drop.size() + "]";
  }
}
