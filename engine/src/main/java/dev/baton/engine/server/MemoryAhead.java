package dev.baton.engine.server;

import dev.baton.engine.base.CLibrary;
import dev.baton.engine.memory.Backing;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Touches memory on a thread of its own, so that the loop finds it there. What it is not told in
 * time, or what a kernel before Linux 5.14 refuses, the loop touches first, as without it.
 */
final class MemoryAhead implements Backing {
  private record Range(long address, long bytes) {}

  private static final int POPULATE_WRITE = 23;
  private static final int QUEUED_MAX = 64;

  private final BlockingQueue<Range> queue = new ArrayBlockingQueue<>(QUEUED_MAX);
  private final MemorySegment advise = CLibrary.find("madvise");

  /** Starts the thread. */
  static MemoryAhead start() {
    MemoryAhead ahead = new MemoryAhead();
    Thread.ofPlatform().daemon().name("baton-memory").start(ahead::run);
    return ahead;
  }

  @Override
  public void prepare(long address, long bytes) {
    boolean _ = queue.offer(new Range(address, bytes));
  }

  private void run() {
    try {
      while (true) {
        Range range = queue.take();
        long _ = CLibrary.call(advise, range.address(), range.bytes(), POPULATE_WRITE, 0, 0, 0);
      }
    } catch (InterruptedException ends) {
      // Then the loop touches all memory first.
    }
  }
}
