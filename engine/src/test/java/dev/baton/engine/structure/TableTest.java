package dev.baton.engine.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.memory.Compacting;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Region;
import dev.baton.engine.memory.Seeds;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TableTest {
  private final Region region = Region.reserve(256L << 20);
  private final Memory memory = new Memory(region);
  private TableModel model = new TableModel(memory, new Entries(memory, Entries::spread));

  @AfterEach
  void close() {
    model.check();
    model.dispose();
    assertThat(memory.usedBytes()).isZero();
    memory.verify();
    region.close();
  }

  @Test
  void anEmptyTableHoldsNothing() {
    assertThat(model.table.size()).isZero();
    assertThat(model.find(1)).isZero();
  }

  @Test
  void growingAndShrinkingLosesNothing() {
    for (long key = 0; key < 30_000; key++) {
      model.put(key);
      if (Long.bitCount(key) == 1) {
        model.check();
      }
    }
    model.check();
    long full = model.table.bytes();
    for (long key = 0; key < 29_900; key++) {
      model.remove(key);
      if (key % 5000 == 0) {
        model.check();
      }
    }
    assertThat(model.table.bytes()).isLessThan(full / 50);
  }

  @Test
  void theTableTakesUnderElevenBytesForEachEntry() {
    for (long key = 0; key < 200_000; key++) {
      model.put(key);
      if (key > 2000 && key % 10_007 == 0) {
        assertThat((double) model.table.bytes() / key).isLessThan(11);
      }
    }
  }

  @Test
  void aTableThatKnowsItsSizeNeedsHardlyMoreMemoryThanOneThatGrewToIt() {
    for (int size : new int[] {1, 7, 300, 1_000, 30_000, 100_000}) {
      TableModel grown = new TableModel(memory, new Entries(memory, Entries::spread));
      TableModel expected = new TableModel(memory, new Entries(memory, Entries::spread));
      expected.table.expect(size);
      for (long key = 0; key < size; key++) {
        grown.put(key);
        expected.put(key);
      }
      expected.check();
      assertThat(expected.table.bytes()).isLessThan(64 + grown.table.bytes() * 4 / 3);
      grown.dispose();
      expected.dispose();
    }
  }

  @Test
  void aWrongSizeCostsMemoryInProportionToWhatIsThere() {
    model.table.expect(Long.MAX_VALUE);
    for (long key = 0; key < 20_000; key++) {
      model.put(key);
    }
    model.check();
    assertThat(model.table.bytes()).isLessThan(20_000 * 300);
  }

  @Test
  void randomOperationsAgreeWithTheModel() {
    long seed = Seeds.next();
    Seeds.run(
        TableTest.class,
        seed,
        () -> {
          SplittableRandom random = new SplittableRandom(seed);
          for (int round = 0; round < 12; round++) {
            int keys = 1 << random.nextInt(1, 14);
            int putPercent = random.nextInt(10, 90);
            model.table.expect(
                random.nextBoolean() ? 0 : random.nextLong(1L << random.nextInt(20)));
            for (int step = 0; step < 5000; step++) {
              operate(random, random.nextLong(keys), putPercent);
            }
            model.check();
          }
        });
  }

  private void operate(SplittableRandom random, long key, int putPercent) {
    int choice = random.nextInt(100);
    if (choice < 10) {
      model.flipMark(key);
    } else if (random.nextInt(100) < putPercent) {
      model.put(key);
    } else {
      model.remove(key);
    }
  }

  @Test
  void aScanReturnsAllThatStaysWhateverGrowsOrShrinks() {
    long seed = Seeds.next();
    Seeds.run(
        TableTest.class,
        seed,
        () -> {
          SplittableRandom random = new SplittableRandom(seed);
          for (int round = 0; round < 20; round++) {
            scanWhileChanging(random);
          }
        });
  }

  private void scanWhileChanging(SplittableRandom random) {
    int stable = random.nextInt(1, 2000);
    int passing = random.nextInt(1, 8000);
    for (long key = 0; key < stable; key++) {
      model.put(key);
    }
    boolean isGrowing = random.nextBoolean();
    for (long key = stable; key < stable + passing && !isGrowing; key++) {
      model.put(key);
    }
    Set<Long> seen = new HashSet<>();
    long cursor = 0;
    do {
      long before = cursor;
      cursor = model.table.scan(cursor, (entry, _) -> seen.add(model.entries.key(entry)));
      assertThat(cursor == 0 || cursor > before).isTrue();
      for (int i = random.nextInt(200); i > 0; i--) {
        long key = stable + random.nextLong(passing);
        operate(random, key, isGrowing ? 95 : 5);
      }
    } while (cursor != 0);
    model.table.verify();
    for (long key = 0; key < stable; key++) {
      assertThat(seen).contains(key);
    }
  }

  @Test
  void theCursorTellsWhichHashesArePassed() {
    for (long key = 0; key < 5000; key++) {
      model.put(key);
    }
    Set<Long> seen = new HashSet<>();
    long cursor = 0;
    for (int step = 0; step < 300; step++) {
      cursor = model.table.scan(cursor, (entry, _) -> seen.add(model.entries.key(entry)));
    }
    for (long key = 0; key < 5000; key++) {
      assertThat(Table.isPassed(cursor, model.entries.hashOf(key))).isEqualTo(seen.contains(key));
    }
  }

  @Test
  void hashesThatCrowdOneBucketAreAllFound() {
    model.dispose();
    // All want one of three neighbours, so that buckets overflow into each other and around.
    model =
        new TableModel(memory, new Entries(memory, key -> (0xffffL << 48) | (key % 3 << 42) | key));
    for (long key = 0; key < 400; key++) {
      model.put(key);
    }
    model.check();
    for (long key = 0; key < 400; key += 2) {
      model.remove(key);
    }
  }

  @Test
  void aDrawFindsEveryEntryAboutEquallyOften() {
    int[] drawn = new int[1000];
    for (long key = 0; key < drawn.length; key++) {
      model.put(key);
    }
    for (long draw = 0; draw < 100_000; draw++) {
      long position = model.table.random(draw * 7919);
      drawn[(int) model.entries.key(model.table.entryAt(position))]++;
    }
    for (int count : drawn) {
      assertThat(count).isBetween(40, 200);
    }
  }

  @Test
  void compactingMovesSegmentsAndLosesNothing() {
    for (long key = 0; key < 20_000; key++) {
      model.put(key);
    }
    for (long key = 0; key < 18_000; key++) {
      model.remove(key);
    }
    Compacting.all(
        memory,
        mover -> {
          long cursor = 0;
          do {
            cursor = model.table.compact(cursor, mover);
          } while (cursor != 0);
        });
    model.check();
  }

  @Test
  void touchingReadsAndChangesNothing() {
    for (long key = 0; key < 2000; key++) {
      model.put(key);
    }
    long sum = 0;
    for (long key = 0; key < 4000; key++) {
      sum += model.table.touch(model.entries.hashOf(key));
      sum += model.table.likelyEntry(model.entries.hashOf(key));
    }
    assertThat(sum).isNotZero();
  }
}
