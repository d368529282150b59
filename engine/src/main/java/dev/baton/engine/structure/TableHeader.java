package dev.baton.engine.structure;

import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Mover;

/**
 * The layout of a table's own block and of its directory.
 *
 * <pre>
 *   0 number of entries   8 the only route, or where the directory is   16 bits of the directory
 *   20 how many segments have a prefix that long   24 bytes of all parts   32 disposed of so far
 * </pre>
 *
 * <p>A directory has one route for each prefix of its length; a segment with a shorter prefix is
 * named by several.
 */
final class TableHeader {
  private static final int BYTES = 40;
  private static final int SIZE = 0;
  private static final int ROUTES = 8;
  private static final int DEPTH = 16;
  private static final int DEEPEST = 20;
  private static final int ALL_BYTES = 24;
  private static final int DISPOSED = 32;

  private TableHeader() {}

  static long create(Memory memory) {
    long route = Segment.create(memory, 0, 1);
    long table = memory.allocate(BYTES);
    memory.fill(table, BYTES, (byte) 0);
    memory.putLong(table + ROUTES, route);
    memory.putInt(table + DEEPEST, 1);
    memory.putLong(table + ALL_BYTES, Memory.blockBytes(BYTES) + segmentBytes(route));
    return table;
  }

  static void free(Memory memory, long table) {
    int depth = depth(memory, table);
    if (depth > 0) {
      memory.free(memory.getLong(table + ROUTES), (long) Long.BYTES << depth);
    }
    memory.free(table, BYTES);
  }

  /** Moves the block and the directory if their places are sparse; returns where the block is. */
  static long move(Memory memory, long table, Mover mover) {
    long moved = mover.move(table, BYTES);
    int depth = depth(memory, moved);
    if (depth > 0) {
      long routes = memory.getLong(moved + ROUTES);
      memory.putLong(moved + ROUTES, mover.move(routes, (long) Long.BYTES << depth));
    }
    return moved;
  }

  static long size(Memory memory, long table) {
    return memory.getLong(table + SIZE);
  }

  static void addSize(Memory memory, long table, int change) {
    memory.putLong(table + SIZE, size(memory, table) + change);
  }

  static long bytes(Memory memory, long table) {
    return memory.getLong(table + ALL_BYTES);
  }

  static void addBytes(Memory memory, long table, long change) {
    memory.putLong(table + ALL_BYTES, bytes(memory, table) + change);
  }

  static int depth(Memory memory, long table) {
    return memory.getInt(table + DEPTH);
  }

  static int deepest(Memory memory, long table) {
    return memory.getInt(table + DEEPEST);
  }

  static void addDeepest(Memory memory, long table, int change) {
    memory.putInt(table + DEEPEST, deepest(memory, table) + change);
  }

  static long disposed(Memory memory, long table) {
    return memory.getLong(table + DISPOSED);
  }

  static void disposed(Memory memory, long table, long prefix) {
    memory.putLong(table + DISPOSED, prefix);
  }

  /** The route to the segment that holds {@code hash}. */
  static long route(Memory memory, long table, long hash) {
    int depth = depth(memory, table);
    long routes = memory.getLong(table + ROUTES);
    return depth == 0 ? routes : memory.getLong(routes + ((hash >>> (Long.SIZE - depth)) << 3));
  }

  /** The route of one prefix of the directory's length. */
  static long routeOf(Memory memory, long table, long prefix) {
    long routes = memory.getLong(table + ROUTES);
    return depth(memory, table) == 0 ? routes : memory.getLong(routes + (prefix << 3));
  }

  /** Sets the route of all hashes that share the first {@code depth} bits of {@code hash}. */
  static void putRoute(Memory memory, long table, long hash, int depth, long route) {
    int width = depth(memory, table);
    if (width == 0) {
      memory.putLong(table + ROUTES, route);
      return;
    }
    long routes = memory.getLong(table + ROUTES);
    long share = 1L << (width - depth);
    long first = (hash >>> (Long.SIZE - width)) & -share;
    for (long prefix = first; prefix < first + share; prefix++) {
      memory.putLong(routes + (prefix << 3), route);
    }
  }

  /** Doubles the directory: every prefix becomes two. */
  static void deepen(Memory memory, long table) {
    int depth = depth(memory, table);
    long wide = memory.allocate((long) Long.BYTES << (depth + 1));
    for (long prefix = 0; prefix < 1L << depth; prefix++) {
      long route = routeOf(memory, table, prefix);
      memory.putLong(wide + (prefix << 4), route);
      memory.putLong(wide + (prefix << 4) + Long.BYTES, route);
    }
    exchange(memory, table, depth, depth + 1, wide);
    memory.putInt(table + DEEPEST, 0);
  }

  /** Halves the directory, of which no segment needs the last bit. */
  static void flatten(Memory memory, long table) {
    int depth = depth(memory, table) - 1;
    long narrow = depth == 0 ? 0 : memory.allocate((long) Long.BYTES << depth);
    int deepest = 0;
    for (long prefix = 0; prefix < 1L << depth; prefix++) {
      long route = routeOf(memory, table, prefix << 1);
      deepest += Segment.depth(route) == depth ? 1 : 0;
      if (depth > 0) {
        memory.putLong(narrow + (prefix << 3), route);
      }
    }
    long routes = depth == 0 ? routeOf(memory, table, 0) : narrow;
    exchange(memory, table, depth + 1, depth, routes);
    memory.putInt(table + DEEPEST, deepest);
  }

  static long segmentBytes(long route) {
    return Memory.blockBytes(Segment.bytes(Segment.buckets(route)));
  }

  private static void exchange(Memory memory, long table, int before, int after, long routes) {
    if (before > 0) {
      memory.free(memory.getLong(table + ROUTES), (long) Long.BYTES << before);
    }
    memory.putLong(table + ROUTES, routes);
    memory.putInt(table + DEPTH, after);
    addBytes(memory, table, directoryBytes(after) - directoryBytes(before));
  }

  private static long directoryBytes(int depth) {
    return depth == 0 ? 0 : Memory.blockBytes((long) Long.BYTES << depth);
  }
}
