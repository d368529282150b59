package dev.baton.engine.resp;

import org.jspecify.annotations.Nullable;

/**
 * Chunks shared by the input and output buffers of all connections, so that an idle connection
 * holds no native memory and a busy one allocates none. It keeps a bounded number of free chunks; a
 * burst above that goes back to the system.
 */
public final class ChunkPool implements AutoCloseable {
  // 16 MiB of free chunks: a thousand clients answering in the same turn do not allocate.
  private static final int FREE_CHUNKS_MAX = 1024;

  private @Nullable Chunk free;
  private int freeCount;
  private int takenCount;
  private long ownBytes;

  /** Native bytes held by buffers at this moment, chunks waiting in the pool not counted. */
  public long takenBytes() {
    return (long) takenCount * Chunk.CAPACITY_BYTES + ownBytes;
  }

  /** Counts memory that a buffer has allocated, or freed, by itself. */
  void countOwn(long bytes) {
    ownBytes += bytes;
  }

  Chunk take() {
    takenCount++;
    Chunk chunk = free;
    if (chunk == null) {
      return new Chunk();
    }
    free = chunk.next;
    freeCount--;
    chunk.reset();
    return chunk;
  }

  void give(Chunk chunk) {
    takenCount--;
    if (freeCount >= FREE_CHUNKS_MAX) {
      chunk.close();
      return;
    }
    chunk.next = free;
    free = chunk;
    freeCount++;
  }

  /** Gives the free chunks back to the system; the buffers must be closed before. */
  @Override
  public void close() {
    for (Chunk chunk = free; chunk != null; chunk = chunk.next) {
      chunk.close();
    }
    free = null;
    freeCount = 0;
  }
}
