package dev.baton.engine.base;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * One owned block of native memory of a fixed capacity. The owner closes it; using a closed buffer
 * is a programming error.
 */
public final class NativeBuffer implements AutoCloseable {
  private final Arena arena = Arena.ofShared();
  private final MemorySegment segment;
  private final long address;
  private boolean closed;

  /** Allocates {@code capacityBytes} zeroed bytes. */
  public NativeBuffer(int capacityBytes) {
    Check.that(capacityBytes > 0, "a buffer has room for at least one byte");
    segment = arena.allocate(capacityBytes, Long.BYTES);
    address = segment.address();
  }

  /** The address of the first byte. */
  public long address() {
    Check.that(!closed, "the buffer is open");
    return address;
  }

  /** The capacity in bytes. */
  public int capacityBytes() {
    return (int) segment.byteSize();
  }

  /** Gives the memory back; a second call does nothing. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      arena.close();
    }
  }
}
