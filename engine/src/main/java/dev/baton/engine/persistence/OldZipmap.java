package dev.baton.engine.persistence;

import dev.baton.engine.base.Native;
import dev.baton.engine.structure.PackedList;

/**
 * The packed hash of the oldest files, read once into a packed list of today: 1 byte number of
 * pairs (254 and above: to be counted), then of each pair the length of the field, the field, the
 * length of the value, 1 byte number of unused bytes, the value, the unused bytes; at the end 0xff.
 * A length is 1 byte, or 0xfe and 4 bytes.
 */
final class OldZipmap {
  private static final int END = 0xff;
  private static final int WIDE = 0xfe;

  private final long address;
  private final int bytes;
  private int at = 1;
  private int length;

  private OldZipmap(long address, int bytes) {
    this.address = address;
    this.bytes = bytes;
  }

  /** Appends fields and values to {@code target}; false when the bytes are no such hash. */
  static boolean appendTo(PackedList target, long address, int bytes) {
    return new OldZipmap(address, bytes).appendTo(target);
  }

  private boolean appendTo(PackedList target) {
    if (bytes < 2) {
      return false;
    }
    int pairs = 0;
    while (at < bytes - 1) {
      if (!readLength(0) || !append(target, 0) || !readLength(1) || !append(target, 1)) {
        return false;
      }
      pairs++;
    }
    int claimed = unsignedAt(0);
    return at == bytes - 1 && unsignedAt(at) == END && (claimed >= WIDE || claimed == pairs);
  }

  /** Reads a length that {@code more} bytes follow before its text. */
  private boolean readLength(int more) {
    int first = unsignedAt(at);
    int head = first == WIDE ? 5 : 1;
    if (first == END || at + head + more > bytes - 1) {
      return false;
    }
    length = head == 1 ? first : Native.getIntLittleEndian(address + at + 1);
    at += head;
    return length >= 0;
  }

  /**
   * Appends the text of the length just read; {@code unusedKnown} is 1 when unused bytes follow.
   */
  private boolean append(PackedList target, int unusedKnown) {
    int unused = unusedKnown == 1 ? unsignedAt(at) : 0;
    long text = address + at + unusedKnown;
    long end = (long) at + unusedKnown + length + unused;
    if (end > bytes - 1 || !target.hasRoomFor(length)) {
      return false;
    }
    target.append(text, length);
    at = (int) end;
    return true;
  }

  private int unsignedAt(int offset) {
    return Byte.toUnsignedInt(Native.getByte(address + offset));
  }
}
