package dev.baton.operator.engine;

/**
 * How the operator signs in.
 *
 * @param password password of the default user; empty when the engine asks for none
 */
public record Credentials(String password) {

  /** No password. */
  public static final Credentials NONE = new Credentials("");

  /** Never prints the password. */
  @Override
  public String toString() {
    return password.isEmpty() ? "Credentials[none]" : "Credentials[hidden]";
  }
}
