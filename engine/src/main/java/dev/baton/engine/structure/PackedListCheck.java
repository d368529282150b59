package dev.baton.engine.structure;

import dev.baton.engine.memory.Memory;

/**
 * Judges bytes that claim to be a packed list, such as those of a payload from outside, before any
 * other code walks them.
 */
public final class PackedListCheck {
  private final Memory memory;
  private final PackedElement element = new PackedElement();

  /** Judges blocks of {@code memory}. */
  public PackedListCheck(Memory memory) {
    this.memory = memory;
  }

  /** Whether the block of {@code bytes} is a packed list in every byte. */
  public boolean isWellFormed(long address, int bytes) {
    if (bytes < PackedCursor.HEADER_BYTES + 1 || memory.getInt(address) != bytes) {
      return false;
    }
    long end = address + bytes - 1;
    long at = address + PackedCursor.HEADER_BYTES;
    int count = 0;
    while (at < end) {
      long next = endOfElement(at, end);
      if (next < 0) {
        return false;
      }
      at = next;
      count++;
    }
    int claimed = memory.getShort(address + PackedCursor.COUNT);
    return at == end
        && memory.getUnsignedByte(end) == PackedItem.END
        && (claimed == PackedCursor.COUNT_UNKNOWN || claimed == count);
  }

  /** Where the element ends, or a negative number when it does not end before {@code end}. */
  private long endOfElement(long at, long end) {
    int head = headBytes(memory.getUnsignedByte(at));
    if (head == 0 || at + head > end) {
      return -1;
    }
    element.read(memory, at);
    int encoded = element.encodedBytes();
    int back = encoded < 0 ? 0 : PackedItem.backBytes(encoded);
    if (back == 0 || encoded > end - at - back) {
      return -1;
    }
    return readBack(at + encoded, back) == encoded ? at + encoded + back : -1;
  }

  private int readBack(long at, int bytes) {
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      int seven = memory.getUnsignedByte(at + i);
      if ((seven >= 0x80) != (i > 0)) {
        return -1;
      }
      value = (value << 7) | (seven & 0x7f);
    }
    return value;
  }

  /**
   * The bytes that must be there before the element's length is known; zero for an unknown form.
   */
  private static int headBytes(int first) {
    if (first < 0xc0) {
      return 1;
    }
    if (first < PackedItem.TEXT_32) {
      return 2;
    }
    return switch (first) {
      case PackedItem.TEXT_32, PackedItem.NUMBER_32 -> 5;
      case PackedItem.NUMBER_16 -> 3;
      case PackedItem.NUMBER_24 -> 4;
      case PackedItem.NUMBER_64 -> 9;
      default -> 0;
    };
  }
}
