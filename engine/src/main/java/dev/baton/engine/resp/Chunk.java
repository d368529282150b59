package dev.baton.engine.resp;

import dev.baton.engine.base.NativeBuffer;
import org.jspecify.annotations.Nullable;

/** A fixed block of native memory with a range of bytes in use, a link of an output's chain. */
final class Chunk {
  /** Large enough for a pipeline of small replies, small enough to hold one per busy client. */
  static final int CAPACITY_BYTES = 16 * 1024;

  final NativeBuffer memory = new NativeBuffer(CAPACITY_BYTES);

  /** Offset of the first byte in use. */
  int start;

  /** Offset behind the last byte in use. */
  int end;

  @Nullable Chunk next;

  long startAddress() {
    return memory.address() + start;
  }

  int usedBytes() {
    return end - start;
  }

  int freeBytes() {
    return CAPACITY_BYTES - end;
  }

  void reset() {
    start = 0;
    end = 0;
    next = null;
  }
}
