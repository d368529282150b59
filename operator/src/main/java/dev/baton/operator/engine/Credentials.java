package dev.baton.operator.engine;

import java.util.List;

/**
 * How the operator signs in.
 *
 * @param password password of the default user; empty when the engine asks for none
 * @param formerPasswords passwords that an engine may still have while a new one is brought in
 */
public record Credentials(String password, List<String> formerPasswords) {

  /** No password. */
  public static final Credentials NONE = new Credentials("");

  /** Copies the list. */
  public Credentials {
    formerPasswords = List.copyOf(formerPasswords);
  }

  /** A password that every engine has. */
  public Credentials(String password) {
    this(password, List.of());
  }

  /** Never prints a password. */
  @Override
  public String toString() {
    return password.isEmpty() ? "Credentials[none]" : "Credentials[hidden]";
  }
}
