package dev.baton.engine.io.disk;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The blocks that bytes wait in for the disk. Those that were written are filled again, for this
 * file and later ones: fresh ones for each file would stay until the collector comes, which may be
 * hours later, and every save would take some megabytes more.
 */
final class Blocks {
  /** Few large writes cost little, and a megabyte in all is not noticed. */
  static final int BYTES = 128 * 1024;

  /** As many as may wait for the disk, and one being filled. */
  static final int KEPT_MAX = 9;

  private final ArrayBlockingQueue<ByteBuffer> free = new ArrayBlockingQueue<>(KEPT_MAX);

  /** Where the first byte of an empty block is. */
  static long addressOf(ByteBuffer block) {
    return MemorySegment.ofBuffer(block).address();
  }

  /** An empty block. */
  ByteBuffer take() {
    @Nullable ByteBuffer kept = free.poll();
    return kept == null ? ByteBuffer.allocateDirect(BYTES) : kept;
  }

  /** Takes a block back; one too many is left to the collector. */
  void give(ByteBuffer block) {
    boolean _ = free.offer(block.clear());
  }
}
