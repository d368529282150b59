package dev.baton.engine.command;

import dev.baton.engine.memory.Memory;
import dev.baton.engine.resp.Arguments;

/** The words of a request that waits, in native memory of their own until they are closed. */
final class Words implements AutoCloseable {
  // The address and the length of a view.
  private static final int BYTES_PER_WORD = Long.BYTES + Integer.BYTES;

  private final Memory memory;
  private final Arguments views = new Arguments();
  private final long block;
  private final long bytes;

  /** Copies the words of {@code request}. */
  Words(Memory memory, Arguments request) {
    this.memory = memory;
    long total = 0;
    for (int i = 0; i < request.count(); i++) {
      total += request.length(i);
    }
    bytes = Math.max(1, total);
    block = memory.allocate(bytes);
    long at = block;
    for (int i = 0; i < request.count(); i++) {
      memory.copyIn(request.address(i), at, request.length(i));
      views.add(at, request.length(i));
      at += request.length(i);
    }
  }

  /** What the words take. */
  long bytes() {
    return Memory.blockBytes(bytes) + (long) BYTES_PER_WORD * views.count();
  }

  /** The words, until they are closed. */
  Arguments views() {
    return views;
  }

  @Override
  public void close() {
    memory.free(block, bytes);
  }
}
