package dev.baton.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sparse chunks are chosen, emptied and given back, and nothing else changes. */
final class CompactionTest {
  private static final int LARGE_BYTES = 100_000;

  private final Region region = Region.reserve(64L << 20);
  private final Memory memory = new Memory(region);
  private final List<Held> held = new ArrayList<>();

  /** A block filled with one byte. */
  private static final class Held {
    final long bytes;
    final byte content;
    long address;

    Held(long address, long bytes, byte content) {
      this.address = address;
      this.bytes = bytes;
      this.content = content;
    }
  }

  @AfterEach
  void close() {
    held.forEach(this::free);
    memory.verify();
    assertThat(memory.usedBytes()).isZero();
    region.close();
  }

  @Test
  void whatIsLeftOfManyBlocksFitsIntoFewChunks() {
    long seed = Seeds.next();
    Seeds.run(
        CompactionTest.class,
        seed,
        () -> {
          SplittableRandom random = new SplittableRandom(seed);
          fill(random, 120_000);
          thin(random, 90);
          long used = memory.usedBytes();
          long before = memory.committedBytes();

          int passes = 0;
          while (pass() > 0 && passes < 10) {
            passes++;
          }

          assertThat(passes).isPositive();
          assertThat(memory.usedBytes()).isEqualTo(used);
          assertThat(memory.committedBytes()).isLessThan(before / 3);
          // What is not used is the room of the classes, half of a slab each, and two chunks kept.
          assertThat(memory.committedBytes() - used).isLessThan(10L << 20);
          assertThat(memory.compaction().sparseBytes())
              .isLessThanOrEqualTo(memory.committedBytes() - used);
          check();
        });
  }

  @Test
  void ofDenseMemoryAtMostTheLastChunkIsChosen() {
    fill(new SplittableRandom(1), 20_000);

    choose();

    assertThat(memory.compaction().closedChunks()).isLessThanOrEqualTo(1);
    Compacting.end(memory);
  }

  @Test
  void nothingNewComesIntoAChosenChunk() {
    SplittableRandom random = new SplittableRandom(2);
    fill(random, 60_000);
    thin(random, 90);
    choose();
    assertThat(memory.compaction().closedChunks()).isPositive();

    int old = held.size();
    fill(random, 20_000);

    assertThat(held.subList(old, held.size()))
        .noneMatch(block -> memory.compaction().isClosed(block.address));
    memory.verify();
    Compacting.end(memory);
    memory.verify();
  }

  @Test
  void aChunkThatDidNotBecomeEmptyIsUsedAgain() {
    SplittableRandom random = new SplittableRandom(3);
    fill(random, 60_000);
    thin(random, 90);
    choose();
    long before = memory.committedBytes();

    assertThat(Compacting.end(memory)).isPositive();
    fill(random, 10_000);

    assertThat(memory.committedBytes()).isEqualTo(before);
    assertThat(held).noneMatch(block -> memory.compaction().isClosed(block.address));
    memory.verify();
  }

  @Test
  void chosenChunksAreUsedAgainWhenNothingElseIsLeft() {
    SplittableRandom random = new SplittableRandom(4);
    while (memory.committedBytes() < region.capacityBytes()) {
      fill(random, 1000);
    }
    thin(random, 80);
    choose();
    assertThat(memory.compaction().closedChunks()).isPositive();
    int old = held.size();
    while (memory.compaction().isOn()) {
      hold(88, (byte) 7);
    }

    assertThat(memory.compaction().closedChunks()).isZero();
    memory.verify();
    held.subList(old, held.size()).forEach(this::free);
    held.subList(old, held.size()).clear();
  }

  @Test
  void aBlockThatIsBeingSentStays() {
    hold(1000, (byte) 1);
    long sent = held.getFirst().address;
    Compacting.begin(memory);
    memory.pin(sent);
    assertThat(new Mover(memory).move(sent, 1000)).isEqualTo(sent);
    memory.unpin(sent);
    held.getFirst().address = new Mover(memory).move(sent, 1000);
    assertThat(held.getFirst().address).isNotEqualTo(sent);
    Compacting.end(memory);
  }

  @Test
  void theEmptyChunkThatIsKeptIsGivenBackOnRequest() {
    fill(new SplittableRandom(5), 10_000);
    held.forEach(this::free);
    held.clear();
    long kept = memory.committedBytes();

    assertThat(memory.compaction().giveSpare()).isEqualTo(Region.CHUNK_BYTES);

    assertThat(memory.committedBytes()).isEqualTo(kept - Region.CHUNK_BYTES);
    assertThat(memory.compaction().giveSpare()).isZero();
    fill(new SplittableRandom(6), 1000);
    memory.verify();
  }

  /** Returns how many chunks a pass gives back. */
  private long pass() {
    long before = memory.compaction().chunksEmptied();
    choose();
    Mover mover = new Mover(memory);
    for (Held block : held) {
      block.address = mover.move(block.address, block.bytes);
    }
    Compacting.end(memory);
    memory.verify();
    return memory.compaction().chunksEmptied() - before;
  }

  private void choose() {
    memory.compaction().begin();
    boolean isMore = true;
    while (isMore) {
      isMore = memory.compaction().prepare();
    }
    memory.verify();
  }

  private void fill(SplittableRandom random, int blocks) {
    for (int i = 0; i < blocks; i++) {
      int kind = random.nextInt(1000);
      long bytes =
          kind == 0
              ? random.nextInt(9000, LARGE_BYTES)
              : kind < 20 ? random.nextInt(1000, 9000) : random.nextInt(20, 240);
      hold(bytes, (byte) random.nextInt());
    }
  }

  private void hold(long bytes, byte content) {
    long address = memory.allocate(bytes);
    memory.fill(address, bytes, content);
    held.add(new Held(address, bytes, content));
  }

  private void thin(SplittableRandom random, int percent) {
    held.removeIf(block -> {
      boolean goes = random.nextInt(100) < percent;
      if (goes) {
        free(block);
      }
      return goes;
    });
  }

  private void check() {
    for (Held block : held) {
      byte[] bytes = memory.toBytes(block.address, (int) block.bytes);
      for (byte read : bytes) {
        if (read != block.content) {
          throw new AssertionError("a block has another content after it was moved");
        }
      }
    }
  }

  private void free(Held block) {
    memory.free(block.address, block.bytes);
  }
}
