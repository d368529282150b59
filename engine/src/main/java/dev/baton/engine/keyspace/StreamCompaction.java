package dev.baton.engine.keyspace;

import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Mover;
import dev.baton.engine.structure.StreamLog;

/**
 * Moves the blocks of streams out of sparse memory: the entries and what leads to them, then the
 * consumer groups.
 */
final class StreamCompaction {
  // Cursors from here on are places in the groups.
  private static final long GROUPS = 1L << 62;
  // More parts than a step takes are many, however many they are.
  private static final long PARTS_COUNTED_MAX = 1024;

  private final Memory memory;
  private final Mover mover;
  private final StreamLog log;
  private final GroupCompaction groups;

  StreamCompaction(Memory memory, Mover mover) {
    this.memory = memory;
    this.mover = mover;
    this.log = new StreamLog(memory);
    this.groups = new GroupCompaction(memory, mover);
  }

  long compactHead(long root) {
    long moved = mover.move(root, StreamLayout.STREAM_BYTES);
    memory.putLong(moved + StreamLayout.LOG, at(moved).compactHead(mover));
    if (hasGroups(moved)) {
      groups.compactHead(moved);
    }
    return moved;
  }

  long parts(long root) {
    long nodes = at(root).nodeCount();
    return hasGroups(root) ? nodes + groups.parts(root, PARTS_COUNTED_MAX) : nodes;
  }

  long compact(long root, long cursor) {
    if (cursor < GROUPS) {
      long next = at(root).compact(cursor, mover);
      return next < log.nodeCount() ? next : hasGroups(root) ? GROUPS : 0;
    }
    long place = hasGroups(root) ? groups.compact(root, cursor - GROUPS) : GroupCompaction.END;
    return place == GroupCompaction.END ? 0 : GROUPS + place;
  }

  private boolean hasGroups(long root) {
    return memory.getLong(root + StreamLayout.GROUPS) != 0;
  }

  private StreamLog at(long root) {
    return log.at(memory.getLong(root + StreamLayout.LOG));
  }
}
