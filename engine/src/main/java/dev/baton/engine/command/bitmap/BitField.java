package dev.baton.engine.command.bitmap;

import dev.baton.engine.base.Integers;
import dev.baton.engine.base.Native;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.memory.Memory;

/** An integer of 1 to 64 bits, signed or not, at any bit of a string: its place and its width. */
record BitField(boolean isSigned, int width, long offset) {
  private static final String NO_TYPE =
      "ERR Invalid bitfield type. Use something like i16 u8. Note that u64 is not supported but i64"
          + " is.";

  /** Reads a type and an offset from two words. */
  static BitField of(Call call, int word) {
    long text = call.address(word);
    int length = call.length(word);
    byte letter = length == 0 ? 0 : Native.getByte(text);
    boolean isSigned = letter == 'i';
    boolean isNumber = length > 1 && Integers.isCanonicalLong(text + 1, length - 1);
    long width = isNumber ? Integers.parse(text + 1, length - 1) : 0;
    if ((!isSigned && letter != 'u') || width < 1 || width > (isSigned ? 64 : 63)) {
      throw new Refusal(NO_TYPE);
    }
    return new BitField(isSigned, (int) width, BitOffset.of(call, word + 1, (int) width));
  }

  /** The last bit. */
  long lastBit() {
    return offset + width - 1;
  }

  /** The value in a string that may end before or inside of the field. */
  long read(BitText text) {
    long value = 0;
    long at = offset;
    for (int left = width; left > 0; ) {
      int room = 8 - (int) (at & 7);
      int taken = Math.min(room, left);
      int part = text.byteAt(at >>> 3) >>> (room - taken) & ((1 << taken) - 1);
      value = value << taken | part;
      at += taken;
      left -= taken;
    }
    return isSigned ? extended(value) : value;
  }

  /** Stores the lower bits of a value in a string that reaches as far as {@link #lastBit}. */
  void write(Memory memory, long text, long value) {
    long at = offset;
    for (int left = width; left > 0; ) {
      int room = 8 - (int) (at & 7);
      int taken = Math.min(room, left);
      int mask = ((1 << taken) - 1) << (room - taken);
      int part = (int) (value >>> (left - taken)) << (room - taken) & mask;
      long address = text + (at >>> 3);
      memory.putByte(address, memory.getUnsignedByte(address) & ~mask | part);
      at += taken;
      left -= taken;
    }
  }

  /** The lower bits of a value as this field would give them back. */
  long wrapped(long value) {
    return isSigned ? extended(value) : value & max();
  }

  /** The largest value. */
  long max() {
    int magnitude = isSigned ? width - 1 : width;
    return magnitude == 63 ? Long.MAX_VALUE : (1L << magnitude) - 1;
  }

  /** The smallest value. */
  long min() {
    return isSigned ? -max() - 1 : 0;
  }

  private long extended(long value) {
    int unused = Long.SIZE - width;
    return value << unused >> unused;
  }
}
