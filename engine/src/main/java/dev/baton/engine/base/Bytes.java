package dev.baton.engine.base;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An immutable byte string: a key, a value, a word of a command. Equality is by content. */
public final class Bytes implements Comparable<Bytes> {
  private final byte[] content;
  private final int hash;

  private Bytes(byte[] content) {
    this.content = content;
    this.hash = Arrays.hashCode(content);
  }

  /** Takes ownership of {@code content}, which nobody may change afterwards. */
  public static Bytes owning(byte[] content) {
    return new Bytes(content);
  }

  /** The UTF-8 bytes of {@code text}. */
  public static Bytes of(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A copy of native memory. */
  public static Bytes copyOf(long address, int length) {
    return new Bytes(Native.toBytes(address, length));
  }

  /** The bytes themselves, not a copy: read only. */
  public byte[] array() {
    return content;
  }

  /** The length in bytes. */
  public int length() {
    return content.length;
  }

  /** Unsigned lexicographic order, as memcmp. */
  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(content, other.content);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && hash == that.hash && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** The content read as UTF-8, for messages. */
  @Override
  public String toString() {
    return new String(content, StandardCharsets.UTF_8);
  }
}
