package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.resp.Arguments;
import java.util.Collections;
import java.util.Map;

/** The words of a request that waits, in native memory of their own until they are closed. */
final class Words implements AutoCloseable {
  private final Memory memory;
  private final Arguments views = new Arguments();
  private final long block;
  private final long bytes;

  /** Copies the words of {@code request}. */
  Words(Memory memory, Arguments request) {
    this(memory, request, Collections.emptyMap());
  }

  /** Copies the words of {@code request}, but for those that are replaced. */
  Words(Memory memory, Arguments request, Map<Integer, Bytes> replaced) {
    this.memory = memory;
    long total = 0;
    for (int i = 0; i < request.count(); i++) {
      Bytes other = replaced.get(i);
      total += other == null ? request.length(i) : other.length();
    }
    bytes = Math.max(1, total);
    block = memory.allocate(bytes);
    long at = block;
    for (int i = 0; i < request.count(); i++) {
      Bytes other = replaced.get(i);
      int length = other == null ? request.length(i) : other.length();
      if (other == null) {
        memory.copyIn(request.address(i), at, length);
      } else {
        memory.copyIn(other.array(), 0, at, length);
      }
      views.add(at, length);
      at += length;
    }
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
