package dev.baton.operator.observe;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the Secret asks for, as digests.
 *
 * @param present the password; empty while there is none
 * @param kept other passwords that are to be accepted as well
 */
public record Passwords(String present, List<String> kept) {

  /** No Secret. */
  public static final Passwords NONE = new Passwords("", List.of());

  /** Copies the list. */
  public Passwords {
    kept = List.copyOf(kept);
  }

  /** All that engines are to accept. */
  public Set<String> all() {
    Set<String> all = new TreeSet<>(kept);
    all.add(present);
    return all;
  }
}
