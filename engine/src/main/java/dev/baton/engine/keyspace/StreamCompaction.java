package dev.baton.engine.keyspace;

import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Mover;
import dev.baton.engine.structure.StreamLog;

/**
 * Moves the blocks of streams out of sparse memory: the entries and what leads to them. Consumer
 * groups stay where they are: what they have not acknowledged is mostly little, and three blocks
 * know the address of each.
 */
final class StreamCompaction {
  private final Memory memory;
  private final Mover mover;
  private final StreamLog log;

  StreamCompaction(Memory memory, Mover mover) {
    this.memory = memory;
    this.mover = mover;
    this.log = new StreamLog(memory);
  }

  long compactHead(long root) {
    long moved = mover.move(root, StreamLayout.STREAM_BYTES);
    memory.putLong(moved + StreamLayout.LOG, at(moved).compactHead(mover));
    return moved;
  }

  long parts(long root) {
    return at(root).nodeCount();
  }

  long compact(long root, long cursor) {
    long next = at(root).compact(cursor, mover);
    return next < log.nodeCount() ? next : 0;
  }

  private StreamLog at(long root) {
    return log.at(memory.getLong(root + StreamLayout.LOG));
  }
}
