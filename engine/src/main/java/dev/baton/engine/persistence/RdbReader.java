package dev.baton.engine.persistence;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.DoubleParser;
import dev.baton.engine.base.Lzf;
import java.util.Locale;

/**
 * Reads the parts that the items of an RDB are made of, and says where something is wrong. What is
 * not there yet ends the item with {@link RdbInput.Incomplete}.
 */
final class RdbReader implements AutoCloseable {
  private static final long STRING_BYTES_MAX = 512L * 1024 * 1024;
  // Three bytes of LZF yield 264 at most; a claim of more is refused before memory is taken for it.
  private static final int EXPANSION_MAX = 264;
  private static final int NO_TYPE = -1;

  private final RdbInput input;
  private final RdbText key;
  private int type = NO_TYPE;

  RdbReader(RdbInput input) {
    this.input = input;
    this.key = new RdbText(input);
  }

  RdbInput input() {
    return input;
  }

  /** The key of the entry being read. */
  RdbText key() {
    return key;
  }

  /** From now on messages name this type and {@link #key}. */
  void enterValue(int valueType) {
    type = valueType;
  }

  /** Messages name the place alone again. */
  void leaveValue() {
    type = NO_TYPE;
  }

  /** What to throw when the content is not what it must be. */
  RdbFormatException refused(String reason) {
    String place = " at byte " + input.itemOffset();
    return new RdbFormatException(
        type == NO_TYPE
            ? reason + place
            : String.format(
                Locale.ROOT,
                "%s: type %s (%d) of key '%s'%s",
                reason,
                RdbFormat.typeName(type),
                type,
                Bytes.owning(key.toBytes()),
                place));
  }

  /** Throws unless the condition holds. */
  void demand(boolean condition, String reason) {
    if (!condition) {
      throw refused(reason);
    }
  }

  /** A copy of a string on the heap, for names and the like. */
  Bytes heapString() {
    text(key);
    return Bytes.owning(key.toBytes());
  }

  /** Reads a string of any form into {@code text}. */
  void text(RdbText text) {
    int first = input.readByte();
    if (first >>> 6 != RdbFormat.ENCODING) {
      int length = stringLength(length(first));
      text.setInput(input.take(length), length);
      return;
    }
    int encoding = first & 0x3f;
    switch (encoding) {
      case RdbFormat.ENCODING_INT8 -> text.setNumber((byte) input.readLittleEndian(1));
      case RdbFormat.ENCODING_INT16 -> text.setNumber((short) input.readLittleEndian(2));
      case RdbFormat.ENCODING_INT32 -> text.setNumber((int) input.readLittleEndian(4));
      case RdbFormat.ENCODING_LZF -> compressedText(text);
      default -> throw refused("unknown string encoding " + encoding);
    }
  }

  private void compressedText(RdbText text) {
    int compressedLength = stringLength(length());
    int expandedLength = stringLength(length());
    demand(
        expandedLength <= (long) compressedLength * EXPANSION_MAX,
        "a compressed string claims more than it can hold");
    long compressed = input.addressOf(input.take(compressedLength));
    boolean isWhole =
        Lzf.decompress(compressed, compressedLength, text.prepare(expandedLength), expandedLength);
    demand(isWhole, "a compressed string is damaged");
  }

  private int stringLength(long length) {
    if (length < 0 || length > STRING_BYTES_MAX) {
      throw refused("a string of " + Long.toUnsignedString(length) + " bytes");
    }
    return (int) length;
  }

  /** A length that counts things of this file; negative ones are out of range. */
  long count(String what) {
    long count = length();
    demand(count >= 0, what + " is out of range");
    return count;
  }

  /** As {@link #count}, for what must fit 31 bits. */
  int smallCount(String what) {
    long count = length();
    demand(count >= 0 && count <= Integer.MAX_VALUE, what + " is out of range");
    return (int) count;
  }

  /** A length of any form, unsigned. */
  long length() {
    return length(input.readByte());
  }

  private long length(int first) {
    return switch (first >>> 6) {
      case RdbFormat.LENGTH_6_BITS -> first & 0x3f;
      case RdbFormat.LENGTH_14_BITS -> ((first & 0x3f) << 8) | input.readByte();
      case RdbFormat.ENCODING -> throw refused("a length was expected");
      default -> wideLength(first);
    };
  }

  private long wideLength(int first) {
    return switch (first) {
      case RdbFormat.LENGTH_32_BITS -> input.readBigEndian(Integer.BYTES);
      case RdbFormat.LENGTH_64_BITS -> input.readBigEndian(Long.BYTES);
      default -> throw refused("unknown length form");
    };
  }

  /** Eight bytes, little-endian: a time in milliseconds. */
  long timeMs() {
    return input.readLittleEndian(Long.BYTES);
  }

  /** A score in its binary form. */
  double binaryScore() {
    return Double.longBitsToDouble(input.readLittleEndian(Long.BYTES));
  }

  /** A score in the text form of old files: 253 to 255 stand for what is no finite number. */
  double textScore() {
    int length = input.readByte();
    return switch (length) {
      case 253 -> Double.NaN;
      case 254 -> Double.POSITIVE_INFINITY;
      case 255 -> Double.NEGATIVE_INFINITY;
      default -> {
        long text = input.addressOf(input.take(length));
        yield DoubleParser.parse(text, length);
      }
    };
  }

  @Override
  public void close() {
    key.close();
  }
}
