package dev.baton.operator.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How passwords are named where the password itself is of no use: as SHA-256 in hexadecimal digits,
 * the form in which engines keep them and tell them. A plan and its log have no password in them.
 */
public final class PasswordDigest {
  private PasswordDigest() {}

  /** Returns the digest; that of no password is empty. */
  public static String of(String password) {
    if (password.isEmpty()) {
      return "";
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(password.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
