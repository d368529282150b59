package dev.baton.engine.acl;

import dev.baton.engine.base.Bytes;
import java.nio.charset.StandardCharsets;

/** Byte strings as Java strings of one character a byte, so that rules can be joined and cut. */
public final class Octets {
  private Octets() {}

  /** The bytes, one character each. */
  public static String text(Bytes bytes) {
    return new String(bytes.array(), StandardCharsets.ISO_8859_1);
  }

  /** The bytes that {@link #text} made the string of. */
  public static Bytes bytes(String text) {
    return Bytes.owning(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The text as people read it: its bytes are UTF-8. */
  public static String readable(String text) {
    return bytes(text).toString();
  }

  /** The bytes of a text as people write it. */
  public static String of(String readable) {
    return text(Bytes.of(readable));
  }

  /** Whether a name or pattern holds space or zero, which the form of the rules cannot express. */
  public static boolean hasSpaces(String text) {
    return text.chars().anyMatch(c -> c == 0 || c == ' ' || (c >= '\t' && c <= '\r'));
  }
}
