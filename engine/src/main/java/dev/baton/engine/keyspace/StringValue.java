package dev.baton.engine.keyspace;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Integers;

/** A string of bytes, together with the encoding Redis would report for it. */
public record StringValue(Bytes bytes, Encoding encoding) implements Value {
  /** How Redis would hold the string; it depends on the command that made it, not only on it. */
  public enum Encoding {
    /** A 64-bit integer in its canonical decimal form. */
    INT,
    /** At most {@link #EMBEDDED_BYTES_MAX} bytes, never changed in place. */
    EMBSTR,
    /** Long, or made by a command that changes bytes in place. */
    RAW
  }

  /** The longest string Redis keeps in one allocation with its header. */
  public static final int EMBEDDED_BYTES_MAX = 44;

  /** A value as SET stores it: an integer when it reads as one, else by its length. */
  public static StringValue of(Bytes bytes) {
    return Integers.isCanonicalLong(bytes.array())
        ? new StringValue(bytes, Encoding.INT)
        : ofText(bytes);
  }

  /** A value that is not tried as an integer, such as the result of INCRBYFLOAT. */
  public static StringValue ofText(Bytes bytes) {
    boolean embedded = bytes.length() <= EMBEDDED_BYTES_MAX;
    return new StringValue(bytes, embedded ? Encoding.EMBSTR : Encoding.RAW);
  }

  /** A value made by changing bytes in place, as APPEND and SETRANGE do. */
  public static StringValue raw(Bytes bytes) {
    return new StringValue(bytes, Encoding.RAW);
  }

  /** The decimal form of {@code number}. */
  public static StringValue of(long number) {
    return new StringValue(Bytes.of(Long.toString(number)), Encoding.INT);
  }

  @Override
  public String typeName() {
    return "string";
  }

  @Override
  public String encodingName() {
    return switch (encoding) {
      case INT -> "int";
      case EMBSTR -> "embstr";
      case RAW -> "raw";
    };
  }

  @Override
  public int digestType() {
    return 0;
  }
}
