package dev.baton.operator.engine;

import java.util.List;

/**
 * Which passwords an engine takes from clients and which one it gives to its upstream, each as its
 * {@linkplain PasswordDigest digest}.
 *
 * @param known whether the engine told
 * @param usedFormer whether the operator had to sign in with a former password
 * @param accepted what the default user accepts
 * @param upstream what it gives to the engine it follows; empty when nothing
 */
public record AccessView(
    boolean known, boolean usedFormer, List<String> accepted, String upstream) {

  /** An engine that does not tell. */
  public static final AccessView UNKNOWN = new AccessView(false, false, List.of(), "");

  /** Copies the list. */
  public AccessView {
    accepted = List.copyOf(accepted);
  }
}
