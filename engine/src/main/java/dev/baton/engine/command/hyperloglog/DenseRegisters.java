package dev.baton.engine.command.hyperloglog;

import dev.baton.engine.memory.Memory;

/**
 * All registers in six bits each, the lowest bits of each byte first, in native memory: the form of
 * a sketch that has seen many elements.
 */
final class DenseRegisters {
  /** How many values a register can have. */
  static final int VALUES = 64;

  /** What the registers take. */
  static final int BYTES = Registers.COUNT * 6 / 8;

  private final Memory memory;
  private final long address;

  DenseRegisters(Memory memory, long address) {
    this.memory = memory;
    this.address = address;
  }

  int get(int index) {
    int bit = index * 6;
    long at = address + (bit >>> 3);
    int shift = bit & 7;
    int value = memory.getUnsignedByte(at) >>> shift;
    if (shift > 2) {
      value |= memory.getUnsignedByte(at + 1) << (8 - shift);
    }
    return value & (VALUES - 1);
  }

  void set(int index, int value) {
    int bit = index * 6;
    long at = address + (bit >>> 3);
    int shift = bit & 7;
    int low = memory.getUnsignedByte(at) & ~((VALUES - 1) << shift);
    memory.putByte(at, low | value << shift);
    if (shift > 2) {
      int high = memory.getUnsignedByte(at + 1) & ~((VALUES - 1) >>> (8 - shift));
      memory.putByte(at + 1, high | value >>> (8 - shift));
    }
  }

  /** Raises a register to a value; false when it has that or more. */
  boolean raise(int index, int value) {
    boolean raises = get(index) < value;
    if (raises) {
      set(index, value);
    }
    return raises;
  }

  void joinInto(Registers joined) {
    for (int index = 0; index < Registers.COUNT; index++) {
      joined.raise(index, get(index));
    }
  }

  int[] histogram() {
    int[] histogram = new int[VALUES];
    for (int index = 0; index < Registers.COUNT; index++) {
      histogram[get(index)]++;
    }
    return histogram;
  }
}
