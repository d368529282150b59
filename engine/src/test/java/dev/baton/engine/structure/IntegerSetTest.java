package dev.baton.engine.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Region;
import dev.baton.engine.memory.Seeds;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class IntegerSetTest {
  private final Region region = Region.reserve(64L << 20);
  private final Memory memory = new Memory(region);
  private final IntegerSet set = new IntegerSet(memory);
  private final TreeSet<Long> model = new TreeSet<>();

  IntegerSetTest() {
    set.create();
  }

  @AfterEach
  void close() {
    check();
    set.free();
    assertThat(memory.usedBytes()).isZero();
    region.close();
  }

  @Test
  void narrowMembersHaveTheBytesOfRedis() {
    add(3, 1, 2, -5);

    assertThat(hex()).isEqualTo("0200000004000000fbff010002000300");
  }

  @Test
  void oneWiderMemberWidensAllAsInRedis() {
    add(3, 1, -70_000);

    assertThat(hex()).isEqualTo("040000000300000090eefeff0100000003000000");
  }

  @Test
  void theWidestMembersHaveTheBytesOfRedis() {
    add(3, 1, 1L << 40, -9);

    assertThat(hex())
        .isEqualTo(
            "0800000004000000f7ffffffffffffff010000000000000003000000000000000000000000010000");
  }

  @Test
  void randomChangesAgreeWithTheModel() {
    long seed = Seeds.next();
    Seeds.run(
        IntegerSetTest.class,
        seed,
        () -> {
          SplittableRandom random = new SplittableRandom(seed);
          for (int step = 0; step < 5000; step++) {
            int bits = 1 + Math.min(63, step / 60 + random.nextInt(8));
            long member = random.nextLong() >> (64 - bits);
            if (random.nextInt(3) == 0) {
              assertThat(set.remove(member)).isEqualTo(model.remove(member));
            } else {
              assertThat(set.add(member)).isEqualTo(model.add(member));
            }
            assertThat(set.contains(member)).isEqualTo(model.contains(member));
          }
        });
  }

  @Test
  void aBatchTakesNoMoreThanItsMembersNeed() {
    add(7);

    set.reserve(100, 70_000);
    add(1, 7, -3, 70_000);
    set.settle();

    assertThat(set.bytes()).isEqualTo(8 + 4 * 4);
    assertThat(memory.usedBytes()).isEqualTo(Memory.blockBytes(set.bytes()));
  }

  @Test
  void aSetIsFreedInTheMiddleOfABatch() {
    IntegerSet other = new IntegerSet(memory);
    other.create();
    other.reserve(1000, 1L << 40);
    other.add(1);

    other.free();

    assertThat(memory.usedBytes()).isEqualTo(Memory.blockBytes(set.bytes()));
  }

  private void add(long... members) {
    for (long member : members) {
      set.add(member);
      model.add(member);
    }
  }

  private String hex() {
    return HexFormat.of().formatHex(memory.toBytes(set.address(), set.bytes()));
  }

  private void check() {
    assertThat(IntegerSet.isWellFormed(memory, set.address(), set.bytes())).isTrue();
    assertThat(set.count()).isEqualTo(model.size());
    int index = 0;
    for (long member : model) {
      assertThat(set.get(index++)).isEqualTo(member);
    }
  }
}
