package dev.baton.engine.persistence;

import dev.baton.engine.base.Native;
import dev.baton.engine.structure.PackedList;

/**
 * The packed list of files before version 10, read once into a packed list of today. Every byte is
 * looked at before it is believed.
 *
 * <pre>
 *   4 all bytes, 4 offset of the last element, 2 elements (65535: to be counted), elements, 0xff
 *   element: the length of the element before it: 1 byte, or 0xfe and 4 bytes
 *            00pppppp | 01pppppp +1 | 10...... +4     text, its length big-endian
 *            c0 +2 | d0 +4 | e0 +8 | f0 +3 | fe +1    number, little-endian
 *            f1..fd                                   number 0..12
 * </pre>
 */
final class OldZiplist {
  private static final int HEADER_BYTES = 10;
  private static final int COUNT_UNKNOWN = 65535;
  private static final int END = 0xff;
  private static final int WIDE = 0xfe;
  private static final int SMALLEST_DIGIT = 0xf1;
  private static final int LARGEST_DIGIT = 0xfd;

  private final long address;
  private final int bytes;
  private int at = HEADER_BYTES;

  // The element that was read last.
  private int elementBytes;
  private boolean isNumber;
  private long number;
  private int text;
  private int textLength;

  private OldZiplist(long address, int bytes) {
    this.address = address;
    this.bytes = bytes;
  }

  /** Appends all elements to {@code target}; false when the bytes are no such list. */
  static boolean appendTo(PackedList target, long address, int bytes) {
    return new OldZiplist(address, bytes).appendTo(target);
  }

  private boolean appendTo(PackedList target) {
    if (bytes <= HEADER_BYTES || Native.getIntLittleEndian(address) != bytes) {
      return false;
    }
    int count = 0;
    int last = HEADER_BYTES;
    while (at < bytes - 1) {
      last = at;
      if (!read()) {
        return false;
      }
      if (isNumber) {
        target.appendNumber(number);
      } else if (target.hasRoomFor(textLength)) {
        target.append(address + text, textLength);
      } else {
        return false;
      }
      at += elementBytes;
      count++;
    }
    int claimed = Native.getShortLittleEndian(address + 8);
    return at == bytes - 1
        && unsignedAt(at) == END
        && Native.getIntLittleEndian(address + 4) == last
        && (claimed == COUNT_UNKNOWN || claimed == count);
  }

  private boolean read() {
    int before = elementBytes;
    int head = unsignedAt(at) == WIDE ? 5 : 1;
    if (unsignedAt(at) == END || !has(head + 1)) {
      return false;
    }
    int claimed = head == 1 ? unsignedAt(at) : Native.getIntLittleEndian(address + at + 1);
    return claimed == before && readContent(head);
  }

  private boolean readContent(int head) {
    int first = unsignedAt(at + head);
    int lengthBytes = first < 0x40 ? 1 : first < 0x80 ? 2 : 5;
    if (first >= 0xc0) {
      return readNumber(head, first);
    }
    if (!has(head + lengthBytes)) {
      return false;
    }
    long content = address + at + head;
    textLength =
        switch (lengthBytes) {
          case 1 -> first;
          case 2 -> ((first & 0x3f) << 8) | unsignedAt(at + head + 1);
          default -> Integer.reverseBytes(Native.getIntLittleEndian(content + 1));
        };
    isNumber = false;
    text = at + head + lengthBytes;
    elementBytes = head + lengthBytes + textLength;
    return textLength >= 0 && has((long) head + lengthBytes + textLength);
  }

  private boolean readNumber(int head, int first) {
    int width =
        switch (first) {
          case 0xc0 -> 2;
          case 0xd0 -> 4;
          case 0xe0 -> 8;
          case 0xf0 -> 3;
          case 0xfe -> 1;
          default -> first >= SMALLEST_DIGIT && first <= LARGEST_DIGIT ? 0 : -1;
        };
    if (width < 0 || !has(head + 1 + width)) {
      return false;
    }
    long unsigned = 0;
    for (int i = 0; i < width; i++) {
      unsigned |= (long) unsignedAt(at + head + 1 + i) << (8 * i);
    }
    int unused = Long.SIZE - 8 * width;
    isNumber = true;
    number = width == 0 ? first - SMALLEST_DIGIT : (unsigned << unused) >> unused;
    elementBytes = head + 1 + width;
    return true;
  }

  /** Whether this many bytes of the element at hand lie before the end mark. */
  private boolean has(long wanted) {
    return at + wanted <= bytes - 1;
  }

  private int unsignedAt(int offset) {
    return Byte.toUnsignedInt(Native.getByte(address + offset));
  }
}
