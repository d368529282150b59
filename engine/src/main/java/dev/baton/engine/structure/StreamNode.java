package dev.baton.engine.structure;

import dev.baton.engine.base.Native;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Mover;

/**
 * The blocks of a stream log. A node: 16 bytes identifier of its first entry, big-endian so that
 * the order of the bytes is that of identifiers, then 8 bytes address of its packed list. The log's
 * own block: 0 the index of the nodes, 8 number of entries, 16 bytes of nodes and packed lists.
 */
final class StreamNode implements RankingMembers {
  static final int IDENTIFIER_BYTES = 16;

  private static final int NODE_BYTES = 24;
  private static final int PACKED = 16;
  private static final int LOG_BYTES = 24;
  private static final int LENGTH = 8;
  private static final int ALL_BYTES = 16;

  private final Memory memory;

  StreamNode(Memory memory) {
    this.memory = memory;
  }

  long createLog(long index) {
    long log = memory.allocate(LOG_BYTES);
    memory.putLong(log, index);
    memory.putLong(log + LENGTH, 0);
    memory.putLong(log + ALL_BYTES, Memory.blockBytes(LOG_BYTES));
    return log;
  }

  void freeLog(long log) {
    memory.free(log, LOG_BYTES);
  }

  long index(long log) {
    return memory.getLong(log);
  }

  long length(long log) {
    return memory.getLong(log + LENGTH);
  }

  void addLength(long log, long change) {
    memory.putLong(log + LENGTH, length(log) + change);
  }

  long bytes(long log) {
    return memory.getLong(log + ALL_BYTES);
  }

  void addBytes(long log, long change) {
    memory.putLong(log + ALL_BYTES, bytes(log) + change);
  }

  long create(long log, long timeMs, long sequence, long packed) {
    long node = createLoose(timeMs, sequence, packed);
    addBytes(log, Memory.blockBytes(NODE_BYTES) + Memory.blockBytes(memory.getInt(packed)));
    return node;
  }

  /** Frees a node and its packed list. */
  void free(long log, long node) {
    long packed = packed(node);
    int bytes = memory.getInt(packed);
    addBytes(log, -Memory.blockBytes(NODE_BYTES) - Memory.blockBytes(bytes));
    memory.free(packed, bytes);
    memory.free(node, NODE_BYTES);
  }

  /** Moves the log's own block if its place is sparse; returns where it is. */
  long moveLog(long log, Mover mover) {
    return mover.move(log, LOG_BYTES);
  }

  void putIndex(long log, long index) {
    memory.putLong(log, index);
  }

  /** Moves the packed list of a node if its place is sparse, and copies the node if its is. */
  long copyNode(long node, Mover mover) {
    long packed = packed(node);
    putPacked(node, mover.move(packed, memory.getInt(packed)));
    return mover.copy(node, NODE_BYTES);
  }

  void freeNode(long node) {
    memory.free(node, NODE_BYTES);
  }

  /** A node of no log; without a packed list if that is zero. */
  long createLoose(long timeMs, long sequence, long packed) {
    long node = memory.allocate(NODE_BYTES);
    memory.prove(node, IDENTIFIER_BYTES);
    putIdentifier(node, timeMs, sequence);
    putPacked(node, packed);
    return node;
  }

  /** All bytes of a node of no log. */
  long looseBytes(long node) {
    long packed = packed(node);
    long bytes = packed == 0 ? 0 : Memory.blockBytes(memory.getInt(packed));
    return Memory.blockBytes(NODE_BYTES) + bytes;
  }

  /** Frees a node of no log, and its packed list. */
  void freeLoose(long node) {
    long packed = packed(node);
    if (packed != 0) {
      memory.free(packed, memory.getInt(packed));
    }
    memory.free(node, NODE_BYTES);
  }

  static void putIdentifier(long target, long timeMs, long sequence) {
    Native.putLongLittleEndian(target, Long.reverseBytes(timeMs));
    Native.putLongLittleEndian(target + Long.BYTES, Long.reverseBytes(sequence));
  }

  long timeMs(long node) {
    return Long.reverseBytes(memory.getLong(node));
  }

  long sequence(long node) {
    return Long.reverseBytes(memory.getLong(node + Long.BYTES));
  }

  long packed(long node) {
    return memory.getLong(node + PACKED);
  }

  void putPacked(long node, long packed) {
    memory.putLong(node + PACKED, packed);
  }

  @Override
  public long textAddress(long node) {
    return node;
  }

  @Override
  public int textLength(long node) {
    return IDENTIFIER_BYTES;
  }
}
