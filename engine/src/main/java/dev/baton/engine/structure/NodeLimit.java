package dev.baton.engine.structure;

/**
 * How much one node of a linked packed list may hold, as {@code list-max-listpack-size} says it: a
 * positive number counts elements, -1 to -5 mean 4 to 64 KiB.
 *
 * @param countMax the most elements
 * @param bytesMax the most bytes; one element alone may be larger
 */
record NodeLimit(int countMax, int bytesMax) {
  // What a length may add to a text, with some to spare.
  private static final int OVERHEAD_BYTES = 11;
  // Nodes limited by count are cut at this size all the same, as in Redis.
  private static final int BYTES_MAX_BY_COUNT = 8192;
  private static final int SMALLEST_LOG = 11;
  private static final int LARGEST_SETTING = 5;

  static NodeLimit of(int setting) {
    if (setting >= 0) {
      return new NodeLimit(Math.max(1, setting), BYTES_MAX_BY_COUNT);
    }
    int log = SMALLEST_LOG + Math.min(LARGEST_SETTING, -setting);
    return new NodeLimit(Integer.MAX_VALUE, 1 << log);
  }

  /** Whether a text of {@code length} fits a node that has this much. */
  boolean allows(int count, int bytes, int length) {
    return count == 0 || (count < countMax && (long) bytes + length + OVERHEAD_BYTES <= bytesMax);
  }

  /** Whether this much is too much for one node. */
  boolean isExceededBy(long count, long bytes) {
    return count > countMax || bytes > bytesMax;
  }

  /** Whether this much is at most half of what a node may hold, in the unit of the setting. */
  boolean isHalfFor(int count, int bytes) {
    boolean isCounted = countMax != Integer.MAX_VALUE;
    return count <= countMax / 2 && bytes <= (isCounted ? bytesMax : bytesMax / 2);
  }

  /** Whether two nodes are better one, which then is at most half full. */
  boolean wantsUnion(int count, int otherCount, int bytes, int otherBytes) {
    return count + otherCount <= countMax && (bytes + otherBytes) * 2 <= bytesMax;
  }
}
