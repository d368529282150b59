package dev.baton.operator.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the operator signs in.
 *
 * @param password password of the default user; empty when the engine asks for none
 * @param formerPasswords passwords that an engine may still have while a new one is brought in
 * @param tls whom to trust and what to show on encrypted connections, or null where they are plain
 */
public record Credentials(
    String password, List<String> formerPasswords, @Nullable TlsIdentity tls) {

  /** No password. */
  public static final Credentials NONE = new Credentials("");

  /** Copies the list. */
  public Credentials {
    formerPasswords = List.copyOf(formerPasswords);
  }

  /** Passwords for plain connections. */
  public Credentials(String password, List<String> formerPasswords) {
    this(password, formerPasswords, null);
  }

  /** A password that every engine has. */
  public Credentials(String password) {
    this(password, List.of());
  }

  /** The same passwords over encrypted connections. */
  public Credentials over(@Nullable TlsIdentity identity) {
    return new Credentials(password, formerPasswords, identity);
  }

  /** Never prints a password. */
  @Override
  public String toString() {
    return password.isEmpty() ? "Credentials[none]" : "Credentials[hidden]";
  }
}
