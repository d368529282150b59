package dev.baton.engine.base;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A few bytes of native memory for what must be shown as text at an address, such as the digits of
 * a number. They live as long as this object, and nobody need free them.
 */
public final class Scratch {
  private final MemorySegment segment;

  /** Makes room for {@code bytes}. */
  public Scratch(int bytes) {
    segment = Arena.ofAuto().allocate(bytes, Long.BYTES);
  }

  /** Where the room is. */
  public long address() {
    return segment.address();
  }
}
