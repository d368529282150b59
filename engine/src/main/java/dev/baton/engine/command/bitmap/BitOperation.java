package dev.baton.engine.command.bitmap;

import dev.baton.engine.memory.Memory;

/** How BITOP joins strings; where one has ended its bits are clear. */
enum BitOperation {
  /** Set where all are. */
  AND,
  /** Set where one is. */
  OR,
  /** Set where an odd number is. */
  XOR,
  /** Set where the only one is not. */
  NOT;

  /** Joins {@code length} bytes at {@code source} to those that are in {@code target} already. */
  void join(Memory memory, long target, long source, int length, int targetLength) {
    int at = 0;
    for (; at + Long.BYTES <= length; at += Long.BYTES) {
      long joined = joined(memory.getLong(target + at), memory.getLong(source + at));
      memory.putLong(target + at, joined);
    }
    for (; at < length; at++) {
      long joined = joined(memory.getByte(target + at), memory.getByte(source + at));
      memory.putByte(target + at, (int) joined);
    }
    if (this == AND && targetLength > length) {
      memory.fill(target + length, targetLength - length, (byte) 0);
    }
  }

  private long joined(long left, long right) {
    return switch (this) {
      case AND -> left & right;
      case OR -> left | right;
      case XOR -> left ^ right;
      // The target is clear at first.
      case NOT -> ~right;
    };
  }
}
