package dev.baton.engine.keyspace;

import dev.baton.engine.base.Integers;

/**
 * A value on its way into an entry: what is to be stored and how. Describing one makes no object; a
 * keyspace has one of these, used between {@link Keyspace#value} and the put that follows.
 */
public final class NewValue {
  /** The longest string Redis keeps in one allocation with its header. */
  public static final int EMBEDDED_BYTES_MAX = 44;

  Type type = Type.NONE;
  Encoding encoding = Encoding.INT;
  long number;
  long text;
  int length;

  // Not zero: the text is already in a block of its own, of this length, which is taken over.
  int capacity;

  NewValue() {}

  /** A string as SET stores it: an integer when it reads as one, else by its length. */
  public NewValue string(long address, int textLength) {
    return Integers.isCanonicalLong(address, textLength)
        ? number(Integers.parse(address, textLength))
        : text(address, textLength);
  }

  /** A string that is not tried as an integer, such as the result of INCRBYFLOAT. */
  public NewValue text(long address, int textLength) {
    return set(address, textLength, textLength <= EMBEDDED_BYTES_MAX);
  }

  /** A string made by changing bytes in place, as APPEND and SETRANGE make them. */
  public NewValue raw(long address, int textLength) {
    return set(address, textLength, false);
  }

  /** A string that is the decimal form of {@code integer}. */
  public NewValue number(long integer) {
    type = Type.STRING;
    encoding = Encoding.INT;
    number = integer;
    capacity = 0;
    return this;
  }

  /** The structure at {@code root}, which then belongs to the entry. */
  public NewValue structure(Type structureType, Encoding structureEncoding, long root) {
    type = structureType;
    encoding = structureEncoding;
    number = root;
    capacity = 0;
    return this;
  }

  /** Whether a text of this length has a block of its own rather than lying in the entry. */
  public static boolean isLong(int textLength) {
    return textLength > EntryLayout.INLINE_BYTES_MAX;
  }

  /**
   * A raw string in a block of the keyspace's memory, allocated with this length, that belongs to
   * the value from now on.
   */
  public NewValue owned(long address, int textLength) {
    return outside(Encoding.RAW, address, textLength, textLength);
  }

  /** The text in the block at {@code address}, which then belongs to the entry. */
  NewValue outside(Encoding textEncoding, long address, int textLength, int blockBytes) {
    type = Type.STRING;
    encoding = textEncoding;
    text = address;
    length = textLength;
    capacity = blockBytes;
    return this;
  }

  NewValue inside(Encoding textEncoding, long address, int textLength) {
    set(address, textLength, false);
    encoding = textEncoding;
    return this;
  }

  boolean isText() {
    return type == Type.STRING && encoding != Encoding.INT;
  }

  private NewValue set(long address, int textLength, boolean isEmbedded) {
    type = Type.STRING;
    encoding = isEmbedded ? Encoding.EMBSTR : Encoding.RAW;
    text = address;
    length = textLength;
    capacity = 0;
    return this;
  }
}
