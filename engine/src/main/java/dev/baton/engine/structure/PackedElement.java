package dev.baton.engine.structure;

import dev.baton.engine.memory.Memory;

/** One element of a packed list, read from its bytes; see {@link PackedItem} for the forms. */
final class PackedElement {
  private boolean isNumber;
  private long number;
  private int textLength;
  private int headBytes;
  private int encodedBytes;

  /** Reads the element at {@code address}. */
  void read(Memory memory, long address) {
    int first = memory.getUnsignedByte(address);
    isNumber = true;
    if (first < 0x80) {
      setNumber(first, 1);
    } else if (first < 0xc0) {
      setText(first & 0x3f, 1);
    } else if (first < 0xe0) {
      int bits = ((first & 0x1f) << 8) | memory.getUnsignedByte(address + 1);
      setNumber((bits << 19) >> 19, 2);
    } else if (first < 0xf0) {
      setText(((first & 0xf) << 8) | memory.getUnsignedByte(address + 1), 2);
    } else {
      readWide(memory, address, first);
    }
  }

  private void readWide(Memory memory, long address, int first) {
    switch (first) {
      case PackedItem.TEXT_32 -> setText(memory.getInt(address + 1), 5);
      case PackedItem.NUMBER_16 -> setNumber((short) memory.getShort(address + 1), 3);
      case PackedItem.NUMBER_24 ->
          setNumber(memory.getShort(address + 1) | ((long) memory.getByte(address + 3) << 16), 4);
      case PackedItem.NUMBER_32 -> setNumber(memory.getInt(address + 1), 5);
      default -> setNumber(memory.getLong(address + 1), 9);
    }
  }

  private void setNumber(long value, int bytes) {
    number = value;
    encodedBytes = bytes;
  }

  private void setText(int length, int head) {
    isNumber = false;
    textLength = length;
    headBytes = head;
    encodedBytes = head + length;
  }

  boolean isNumber() {
    return isNumber;
  }

  long number() {
    return number;
  }

  int textLength() {
    return textLength;
  }

  /** The bytes before the text. */
  int headBytes() {
    return headBytes;
  }

  /** All its bytes in the list. */
  int bytes() {
    return encodedBytes + PackedItem.backBytes(encodedBytes);
  }

  int encodedBytes() {
    return encodedBytes;
  }
}
