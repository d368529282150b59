package dev.baton.engine.base;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A few bytes of native memory for a text on its way from one place to another. Nobody closes it:
 * it lives as long as this object, so the holder keeps the object while it uses the address.
 */
public final class Scratch {
  private final MemorySegment segment;

  /** Takes {@code bytes} bytes. */
  public Scratch(int bytes) {
    segment = Arena.ofAuto().allocate(bytes, Long.BYTES);
  }

  /** The address of the first byte. */
  public long address() {
    return segment.address();
  }

  /** Writes the decimal form of a number, of which at most 20 bytes come; returns its length. */
  public int write(long number) {
    return Integers.write(number, segment.address());
  }
}
