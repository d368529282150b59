package dev.baton.engine.structure;

import dev.baton.engine.memory.Memory;
import java.util.function.LongUnaryOperator;

/** Entries for tests: blocks that hold one number, their key. */
final class Entries implements TableEntries {
  static final int BYTES = 16;

  private final Memory memory;
  private final LongUnaryOperator hashing;

  Entries(Memory memory, LongUnaryOperator hashing) {
    this.memory = memory;
    this.hashing = hashing;
  }

  /** A hash whose bits are all unrelated to the key's. */
  static long spread(long key) {
    long bits = key * 0x9e3779b97f4a7c15L;
    bits = (bits ^ (bits >>> 32)) * 0xd6e8feb86659fd93L;
    return bits ^ (bits >>> 29);
  }

  long create(long key) {
    long entry = memory.allocate(BYTES);
    memory.putLong(entry, key);
    memory.putLong(entry + 8, ~key);
    return entry;
  }

  void free(long entry) {
    memory.free(entry, BYTES);
  }

  long key(long entry) {
    return memory.getLong(entry);
  }

  long hashOf(long key) {
    return hashing.applyAsLong(key);
  }

  @Override
  public long hash(long entry) {
    return hashOf(key(entry));
  }
}
