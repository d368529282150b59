package dev.baton.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.engine.base.BrokenInvariantException;
import dev.baton.engine.base.Native;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MemoryTest {
  private final Region region = Region.reserve(256L << 20);
  private final Memory memory = new Memory(region);

  @AfterEach
  void close() {
    memory.verify();
    region.close();
  }

  @Test
  void everySizeGetsABlockOfItsClassAndReturnsIt() {
    for (long bytes = 1; bytes < 10_000; bytes += 7) {
      long before = memory.usedBytes();

      long block = memory.allocate(bytes);

      assertThat(memory.usedBytes() - before).isEqualTo(Memory.blockBytes(bytes));
      assertThat(Memory.blockBytes(bytes)).isBetween(bytes, bytes + Math.max(7, bytes / 2));
      memory.free(block, bytes);
      assertThat(memory.usedBytes()).isEqualTo(before);
    }
  }

  @Test
  void sizeClassesGrowByAnEighthAtMost() {
    for (int bytes = 1; bytes <= SizeClasses.SLAB_BYTES_MAX; bytes++) {
      int block = SizeClasses.bytes(SizeClasses.of(bytes));

      assertThat(block - bytes).isBetween(0, Math.max(7, bytes / 8));
    }
  }

  @Test
  void blocksOfWholeCacheLinesStartAtOne() {
    for (int bytes = 64; bytes <= 1024; bytes += 64) {
      memory.allocate(8);
      assertThat(memory.allocate(bytes) % 64).isZero();
    }
  }

  @Test
  void aHugeBlockGrowsAndShrinksWhereItIsAndMovesWhenAnotherStandsInItsWay() {
    long bytes = 3L << 20;
    long block = memory.allocate(bytes);
    memory.fill(block, bytes, (byte) 7);

    long grown = memory.resize(block, bytes, 2 * bytes);
    assertThat(grown).isEqualTo(block);
    assertThat(memory.usedBytes()).isEqualTo(2 * bytes);

    long neighbour = memory.allocate(bytes);
    long moved = memory.resize(grown, 2 * bytes, 5 * bytes);
    assertThat(moved).isNotEqualTo(grown);
    assertThat(memory.getByte(moved)).isEqualTo((byte) 7);
    assertThat(memory.getByte(moved + bytes - 1)).isEqualTo((byte) 7);
    assertThat(memory.usedBytes()).isEqualTo(6 * bytes);

    long shrunk = memory.resize(moved, 5 * bytes, bytes);
    assertThat(shrunk).isEqualTo(moved);
    memory.free(shrunk, bytes);
    memory.free(neighbour, bytes);
    assertThat(memory.usedBytes()).isZero();
  }

  @Test
  void aPinnedBlockOutlivesItsOwnerUntilTheLastReaderLetsItGo() {
    long block = memory.allocate(5000);
    memory.fill(block, 5000, (byte) 3);
    memory.pin(block);
    memory.pin(block);

    long moved = memory.resize(block, 5000, 9000);
    assertThat(moved).isNotEqualTo(block);
    memory.free(moved, 9000);
    memory.unpin(block);
    assertThat(memory.isPinned(block)).isTrue();
    assertThat(memory.getByte(block + 4999)).isEqualTo((byte) 3);

    memory.unpin(block);
    assertThat(memory.isPinned(block)).isFalse();
    assertThat(memory.usedBytes()).isZero();
  }

  @Test
  void clearingZeroesExactlyTheBytesNamed() {
    long bytes = 9L << 20;
    long block = memory.allocate(bytes);
    memory.fill(block, bytes, (byte) 1);

    memory.clear(block + 5, bytes - 10);

    long sum = 0;
    for (long at = block; at < block + bytes; at++) {
      sum += Native.getByte(at);
    }
    assertThat(sum).isEqualTo(10);
    assertThat(memory.getByte(block + 4)).isEqualTo((byte) 1);
    assertThat(memory.getByte(block + bytes - 5)).isEqualTo((byte) 1);
  }

  @Test
  void randomBlocksKeepTheirContentAndTheirAccount() {
    long seed = Seeds.next();
    Seeds.run(
        MemoryTest.class,
        seed,
        () -> {
          SplittableRandom random = new SplittableRandom(seed);
          List<Filled> live = new ArrayList<>();
          for (int step = 0; step < 20_000; step++) {
            oneStep(random, live);
          }
          memory.verify();
          live.forEach(block -> block.free(memory));
          assertThat(memory.usedBytes()).isZero();
        });
  }

  private void oneStep(SplittableRandom random, List<Filled> live) {
    if (live.size() < 10 || random.nextInt(100) < 51) {
      live.add(Filled.allocate(memory, sizeOf(random), random.nextInt()));
      return;
    }
    int index = random.nextInt(live.size());
    Filled block = live.get(index);
    block.check(memory);
    if (random.nextInt(3) == 0) {
      live.set(index, block.resize(memory, sizeOf(random)));
      return;
    }
    live.set(index, live.getLast());
    live.removeLast();
    block.free(memory);
  }

  private static int sizeOf(SplittableRandom random) {
    return switch (random.nextInt(100)) {
      case 0 -> 1 + random.nextInt(3 << 20);
      case 1, 2, 3 -> 1 + random.nextInt(100_000);
      default -> 1 + random.nextInt(300);
    };
  }

  @Test
  void emptiedMemoryReturnsToTheSystem() {
    List<Long> blocks = new ArrayList<>();
    for (int i = 0; i < 200_000; i++) {
      blocks.add(memory.allocate(88));
    }
    long full = memory.committedBytes();

    blocks.forEach(block -> memory.free(block, 88));

    assertThat(full).isGreaterThan(16 << 20);
    assertThat(memory.committedBytes()).isLessThanOrEqualTo(2 * Region.CHUNK_BYTES);
  }

  @Test
  void relocatingSparseBlocksGivesMemoryBack() {
    List<Long> kept = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      long block = memory.allocate(88);
      if (i % 10 == 0) {
        kept.add(block);
      } else {
        memory.free(block, 88);
      }
    }
    List<Long> sparse = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      sparse.add(memory.allocate(88));
    }
    for (int i = 0; i < 100_000; i++) {
      if (i % 10 != 0) {
        memory.free(sparse.get(i), 88);
      } else {
        kept.add(sparse.get(i));
      }
    }
    long before = memory.reservedBytes();

    Compacting.all(memory, mover -> kept.replaceAll(block -> mover.move(block, 88)));

    assertThat(memory.reservedBytes()).isLessThan(before / 3);
    kept.forEach(block -> memory.free(block, 88));
  }

  @Test
  void referencesOfFiveBytesNameBlocks() {
    long block = memory.allocate(40);
    long holder = memory.allocate(5);

    memory.putAddress(holder, block);
    assertThat(memory.getAddress(holder)).isEqualTo(block);
    memory.putAddress(holder, 0);
    assertThat(memory.getAddress(holder)).isZero();
    assertThat(memory.reference(block)).isBetween(1L, 1L << Region.REFERENCE_BITS);
  }

  @Test
  void theCheckedModeSeesADoubleFree() {
    long block = memory.allocate(24);
    memory.free(block, 24);

    assertThatThrownBy(() -> memory.free(block, 24)).isInstanceOf(BrokenInvariantException.class);
  }

  @Test
  void theCheckedModeSeesAUseAfterFree() {
    long block = memory.allocate(24);
    memory.free(block, 24);

    assertThatThrownBy(() -> memory.getLong(block)).isInstanceOf(BrokenInvariantException.class);
    assertThatThrownBy(() -> memory.putByte(block, 1)).isInstanceOf(BrokenInvariantException.class);
  }

  @Test
  void theCheckedModeSeesAnAccessBeyondABlock() {
    long block = memory.allocate(24);

    assertThatThrownBy(() -> memory.getLong(block + 20))
        .isInstanceOf(BrokenInvariantException.class);
  }

  @Test
  void theCheckedModeSeesARawWriteBehindABlock() {
    long block = memory.allocate(21);
    Native.putByte(block + 22, (byte) 1);

    assertThatThrownBy(() -> memory.free(block, 21)).isInstanceOf(BrokenInvariantException.class);
    Native.putByte(block + 22, (byte) 0xca);
  }

  @Test
  void theCheckedModeSeesAWrongLength() {
    long block = memory.allocate(21);

    assertThatThrownBy(() -> memory.free(block, 22)).isInstanceOf(BrokenInvariantException.class);
  }

  @Test
  void aFullRegionSaysSo() {
    assertThatThrownBy(() -> memory.allocate(1L << 30))
        .isInstanceOf(MemoryExhaustedException.class)
        .hasMessageContaining("adjoining chunks");
  }
}
