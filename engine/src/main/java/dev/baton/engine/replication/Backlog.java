package dev.baton.engine.replication;

import dev.baton.engine.base.ByteSink;

/**
 * The newest part of the replication stream, kept so that a replica whose link was cut can go on
 * where it stopped. It keeps at least {@code sizeBytes} once that much was written, and more while
 * a slow replica still reads older blocks.
 */
final class Backlog implements AutoCloseable {
  private static final int BLOCK_BYTES_MIN = 16 * 1024;
  // A block is given back as a whole: sixteen to a backlog keep the overshoot at a sixteenth.
  private static final int BLOCKS_PER_BACKLOG = 16;
  private static final int BLOCK_BYTES_MAX = 1024 * 1024;

  private final BlockChain chain;
  private long sizeBytes;

  Backlog(long position, long sizeBytes) {
    this.sizeBytes = sizeBytes;
    this.chain = new BlockChain(position, blockBytes(sizeBytes));
  }

  /** The directive's value. */
  long sizeBytes() {
    return sizeBytes;
  }

  /** Position of the oldest byte still kept. */
  long startPosition() {
    return chain.startPosition();
  }

  /** Position after the newest byte: equal to the offset of the history. */
  long endPosition() {
    return chain.endPosition();
  }

  long historyBytes() {
    return chain.lengthBytes();
  }

  long allocatedBytes() {
    return chain.allocatedBytes();
  }

  boolean holds(long position) {
    return position >= startPosition() && position <= endPosition();
  }

  /** Where the stream is appended; call {@link #trim} after each command. */
  ByteSink sink() {
    return chain;
  }

  BlockChain.Cursor cursorAt(long position) {
    return chain.cursorAt(position);
  }

  /** Changes the size at once: what still fits is kept, in both directions. */
  void resize(long bytes) {
    sizeBytes = bytes;
    chain.setBlockBytes(blockBytes(bytes));
    trim();
  }

  /** Gives back what is older than the size demands. */
  void trim() {
    chain.forgetBefore(chain.endPosition() - sizeBytes);
  }

  /** As {@link #trim}, and keeps no memory for what may come: somebody who wanted it has left. */
  void shrink() {
    trim();
    chain.freeSpare();
  }

  @Override
  public void close() {
    chain.close();
  }

  private static int blockBytes(long sizeBytes) {
    return (int)
        Math.max(BLOCK_BYTES_MIN, Math.min(sizeBytes / BLOCKS_PER_BACKLOG, BLOCK_BYTES_MAX));
  }
}
