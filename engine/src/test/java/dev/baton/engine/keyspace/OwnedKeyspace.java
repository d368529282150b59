package dev.baton.engine.keyspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Region;

/** A keyspace in memory of its own; closing it proves that it is sound and that nothing leaks. */
public final class OwnedKeyspace implements AutoCloseable {
  private static final long RESERVED_BYTES = 1L << 36;

  private final Region region;
  private final Memory memory;
  private final Keyspace keyspace;

  /** Makes {@code databases} empty databases. */
  public OwnedKeyspace(int databases, long hashSeed) {
    this(databases, hashSeed, RESERVED_BYTES);
  }

  /** Makes {@code databases} empty databases in a range of {@code reservedBytes}. */
  public OwnedKeyspace(int databases, long hashSeed, long reservedBytes) {
    region = Region.reserve(reservedBytes);
    memory = new Memory(region);
    keyspace = new Keyspace(memory, databases, hashSeed);
  }

  /** The keyspace. */
  public Keyspace keyspace() {
    return keyspace;
  }

  @Override
  public void close() {
    StructuralCheck.of(keyspace);
    keyspace.discard();
    keyspace.freeSome(Integer.MAX_VALUE);
    assertThat(keyspace.hasGarbage()).as("something waits to be freed").isFalse();
    memory.verify();
    assertThat(memory.usedBytes()).as("bytes that nobody freed").isZero();
    region.close();
  }
}
