package dev.baton.engine.structure;

import dev.baton.engine.base.Native;
import dev.baton.engine.memory.Memory;

/**
 * One element on its way into a packed list: a number in the shortest form that holds it, or a text
 * behind its length, and after either the length of it all, to be read backwards.
 *
 * <pre>
 *   0xxxxxxx             number 0..127            10xxxxxx             text, 6 bits of length
 *   110xxxxx +1          number of 13 bits        1110xxxx +1          text, 12 bits of length
 *   f1 f2 f3 f4 +2 3 4 8 number, little-endian    f0 +4                text, 32 bits of length
 * </pre>
 */
final class PackedItem {
  static final int NUMBER_16 = 0xf1;
  static final int NUMBER_24 = 0xf2;
  static final int NUMBER_32 = 0xf3;
  static final int NUMBER_64 = 0xf4;
  static final int TEXT_32 = 0xf0;
  static final int END = 0xff;

  private static final int TEXT_6_MAX = 63;
  private static final int TEXT_12_MAX = 4095;

  private boolean isNumber;
  private long number;
  private long source;
  private int length;

  void setNumber(long value) {
    isNumber = true;
    number = value;
  }

  /** Text that is a canonical integer becomes a number. */
  void setText(long text, int textLength) {
    isNumber = Decimal.isCanonical(text, textLength);
    if (isNumber) {
      number = Decimal.parse(text, textLength);
    }
    source = text;
    length = textLength;
  }

  boolean isNumber() {
    return isNumber;
  }

  long number() {
    return number;
  }

  /** Whether the item is a text equal to this one in {@code memory}. */
  boolean isText(Memory memory, long text, int textLength) {
    return !isNumber && length == textLength && memory.equal(text, source, textLength);
  }

  /** The bytes it takes in a list, all included. */
  int bytes() {
    int encoded = encodedBytes();
    return encoded + backBytes(encoded);
  }

  /** Writes it; {@link #bytes} of room are there. */
  void write(Memory memory, long target) {
    int encoded = encodedBytes();
    if (isNumber) {
      writeNumber(memory, target, encoded);
    } else {
      writeText(memory, target);
    }
    writeBack(memory, target + encoded, encoded);
  }

  /** How many bytes the length takes that follows an element of {@code encoded} bytes. */
  static int backBytes(int encoded) {
    // The limits are Redis's own, which waste the last value of each width.
    if (encoded <= 127) {
      return 1;
    }
    if (encoded < 16383) {
      return 2;
    }
    return encoded < 2097151 ? 3 : encoded < 268435455 ? 4 : 5;
  }

  private int encodedBytes() {
    if (isNumber) {
      return numberBytes(number);
    }
    return length + (length <= TEXT_6_MAX ? 1 : length <= TEXT_12_MAX ? 2 : 5);
  }

  private static int numberBytes(long value) {
    if (value >= 0 && value <= 127) {
      return 1;
    }
    if (fits(value, 13)) {
      return 2;
    }
    return fits(value, 16) ? 3 : fits(value, 24) ? 4 : fits(value, 32) ? 5 : 9;
  }

  private static boolean fits(long value, int bits) {
    return value >= -1L << (bits - 1) && value < 1L << (bits - 1);
  }

  private void writeNumber(Memory memory, long target, int encoded) {
    switch (encoded) {
      case 1 -> memory.putByte(target, (int) number);
      case 2 -> {
        memory.putByte(target, 0xc0 | ((int) (number >>> 8) & 0x1f));
        memory.putByte(target + 1, (int) number);
      }
      default -> {
        int width = encoded - 1;
        memory.putByte(target, width == 8 ? NUMBER_64 : NUMBER_16 + width - 2);
        for (int at = 0; at < width; at++) {
          memory.putByte(target + 1 + at, (int) (number >>> (8 * at)));
        }
      }
    }
  }

  private void writeText(Memory memory, long target) {
    long content = target;
    if (length <= TEXT_6_MAX) {
      memory.putByte(content++, 0x80 | length);
    } else if (length <= TEXT_12_MAX) {
      memory.putByte(content++, 0xe0 | (length >>> 8));
      memory.putByte(content++, length);
    } else {
      memory.putByte(content, TEXT_32);
      memory.putInt(content + 1, length);
      content += 5;
    }
    memory.prove(content, length);
    Native.copy(source, content, length);
  }

  private static void writeBack(Memory memory, long target, int encoded) {
    int bytes = backBytes(encoded);
    for (int at = 0; at < bytes; at++) {
      int seven = (encoded >>> (7 * (bytes - 1 - at))) & 0x7f;
      memory.putByte(target + at, at == 0 ? seven : seven | 0x80);
    }
  }
}
