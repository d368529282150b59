package dev.baton.engine.resp;

import dev.baton.engine.base.NativeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A block of native memory with a range of bytes in use, a link of an output's chain: of a fixed
 * size and from the pool, or somebody else's, lent and full.
 */
final class Chunk {
  /** Large enough for a pipeline of small replies, small enough to hold one per busy client. */
  static final int CAPACITY_BYTES = 16 * 1024;

  private final @Nullable NativeBuffer own;
  private final @Nullable Runnable release;
  private final int capacityBytes;

  /** The address of the first byte. */
  final long address;

  /** Offset of the first byte in use. */
  int start;

  /** Offset behind the last byte in use. */
  int end;

  @Nullable Chunk next;

  /** An empty one. */
  Chunk() {
    own = new NativeBuffer(CAPACITY_BYTES);
    address = own.address();
    capacityBytes = CAPACITY_BYTES;
    release = null;
  }

  /** A lent one. */
  Chunk(long address, int length, Runnable release) {
    this.own = null;
    this.address = address;
    this.capacityBytes = length;
    this.end = length;
    this.release = release;
  }

  int capacityBytes() {
    return capacityBytes;
  }

  long startAddress() {
    return address + start;
  }

  int usedBytes() {
    return end - start;
  }

  int freeBytes() {
    return capacityBytes - end;
  }

  void reset() {
    start = 0;
    end = 0;
    next = null;
  }

  boolean isLent() {
    return release != null;
  }

  /** Gives the memory back to where it came from. */
  void close() {
    if (own != null) {
      own.close();
    }
    if (release != null) {
      release.run();
    }
  }
}
