package dev.baton.engine.keyspace;

import dev.baton.engine.structure.NodeCompression;

/**
 * Up to which size hashes, sets and sorted sets stay in one block, as the directives {@code
 * hash-max-*}, {@code set-max-*} and {@code zset-max-*} say. A value is looked at when something is
 * added to it; a larger one does not become small again.
 */
public final class PackingLimits {
  // Beyond this an integer set, whose block has a 32-bit length, would not fit.
  private static final long INTEGERS_MAX = 1 << 27;

  private long hashFields = 512;
  private long hashTextBytes = 64;
  private long setIntegers = 512;
  private long setMembers = 128;
  private long setTextBytes = 64;
  private int listNodeSize = -2;
  private long sortedSetMembers = 128;
  private long sortedSetTextBytes = 64;

  private final NodeCompression compression;

  PackingLimits(NodeCompression compression) {
    this.compression = compression;
  }

  /** Sets the largest number of fields, and of bytes of a field or a value, of packed hashes. */
  public void limitHashes(long fields, long textBytes) {
    hashFields = fields;
    hashTextBytes = textBytes;
  }

  /** Sets the largest number of integers, and of members and bytes of one, of small sets. */
  public void limitSets(long integers, long members, long textBytes) {
    setIntegers = Math.min(integers, INTEGERS_MAX);
    setMembers = members;
    setTextBytes = textBytes;
  }

  /** Sets the largest number of members, and of bytes of one, of packed sorted sets. */
  public void limitSortedSets(long members, long textBytes) {
    sortedSetMembers = members;
    sortedSetTextBytes = textBytes;
  }

  /** Sets what a node of a list may hold, in the words of {@code list-max-listpack-size}. */
  public void limitListNodes(int setting) {
    listNodeSize = setting;
  }

  /** Sets how many nodes at either end of a list are never compressed; zero when none is. */
  public void limitListCompression(int depth) {
    compression.limitDepth(depth);
  }

  /** What a node of a list may hold, in the words of {@code list-max-listpack-size}. */
  public int listNodeSize() {
    return listNodeSize;
  }

  boolean allowsHash(long fields) {
    return fields <= hashFields;
  }

  boolean allowsHashText(long bytes) {
    return bytes <= hashTextBytes;
  }

  boolean allowsIntegers(long members) {
    return members <= setIntegers;
  }

  boolean allowsSet(long members) {
    return members <= setMembers;
  }

  boolean allowsSetText(long bytes) {
    return bytes <= setTextBytes;
  }

  boolean allowsSortedSet(long members) {
    return members <= sortedSetMembers;
  }

  boolean allowsSortedSetText(long bytes) {
    return bytes <= sortedSetTextBytes;
  }
}
