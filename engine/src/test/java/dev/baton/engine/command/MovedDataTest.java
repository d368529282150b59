package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.keyspace.FrozenKeyspace;
import dev.baton.engine.keyspace.KeyspaceCompaction;
import dev.baton.engine.memory.Compacting;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Nobody can tell whether keys and values were moved: two servers get the same requests, one of
 * them moves everything it holds between them, and each reply is the same.
 */
final class MovedDataTest {
  private static final int REQUESTS = Integer.getInteger("baton.moved.requests", 6_000);
  private static final int PARTS_MAX = 20;

  @Test
  void repliesDoNotTellWhetherDataWasMoved() {
    for (int round = 0; round < 3; round++) {
      long seed = Seeds.next();
      Seeds.run(MovedDataTest.class, seed, () -> compare(seed));
    }
  }

  private static void compare(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DataRequests requests = new DataRequests(random);
    try (Bench still = new Bench();
        Bench moving = new Bench()) {
      Session stillClient = still.connect();
      Session movingClient = moving.connect();
      Moves moves = new Moves(moving, random);
      for (int i = 0; i < REQUESTS; i++) {
        String[] request = requests.next();
        String expected = still.call(stillClient, request);
        assertThat(moving.call(movingClient, request))
            .as(String.join(" ", request))
            .isEqualTo(expected);
        moves.make();
      }
      moves.end();
      moves.closeCuts();
      assertThat(moves.moved).as("blocks moved").isGreaterThan(REQUESTS);
      String[] digest = {"DEBUG", "DIGEST"};
      assertThat(moving.call(movingClient, digest)).isEqualTo(still.call(stillClient, digest));
      still.keyspace.freeSome(Integer.MAX_VALUE);
      moving.keyspace.freeSome(Integer.MAX_VALUE);
      assertThat(moving.keyspace.memory().usedBytes())
          .isEqualTo(still.keyspace.memory().usedBytes());
    }
  }

  @Test
  void aPassMovesEverythingAndChangesNoCount() {
    long seed = Seeds.next();
    Seeds.run(MovedDataTest.class, seed, () -> moveAll(seed));
  }

  private static void moveAll(long seed) {
    DataRequests requests = new DataRequests(new SplittableRandom(seed));
    try (Bench bench = new Bench()) {
      Session client = bench.connect();
      for (int i = 0; i < REQUESTS; i++) {
        String ignored = bench.call(client, requests.next());
      }
      // What waits to be freed is moved by nobody.
      bench.keyspace.freeSome(Integer.MAX_VALUE);
      Memory memory = bench.keyspace.memory();
      String digest = bench.call(client, "DEBUG", "DIGEST");
      long used = memory.usedBytes();
      KeyspaceCompaction compaction = bench.keyspace.newCompaction();
      Compacting.begin(memory);
      compaction.begin(PARTS_MAX);
      while (compaction.step()) {
        assertThat(memory.usedBytes()).isEqualTo(used);
      }

      assertThat(Compacting.end(memory)).as("chunks that did not become empty").isZero();
      assertThat(compaction.keysMoved()).isEqualTo(bench.keyspace.size());
      assertThat(compaction.keysLeft()).isZero();
      assertThat(bench.call(client, "DEBUG", "DIGEST")).isEqualTo(digest);
    }
  }

  @Test
  void nothingMayBeMovedWhileACutIsOpen() {
    try (Bench bench = new Bench()) {
      KeyspaceCompaction compaction = bench.keyspace.newCompaction();
      assertThat(compaction.isHindered()).isFalse();
      try (FrozenKeyspace cut = bench.keyspace.freeze()) {
        assertThat(cut.size(0)).isZero();
        assertThat(compaction.isHindered()).isTrue();
      }
      assertThat(compaction.isHindered()).isFalse();
    }
  }

  /** Steps of compactions in which every chunk was chosen. */
  private static final class Moves {
    private final Bench bench;
    private final Memory memory;
    private final SplittableRandom random;
    private final KeyspaceCompaction compaction;
    private final List<FrozenKeyspace> cuts = new ArrayList<>();
    private boolean isOn;
    long moved;

    Moves(Bench bench, SplittableRandom random) {
      this.bench = bench;
      this.memory = bench.keyspace.memory();
      this.random = random.split();
      this.compaction = bench.keyspace.newCompaction();
    }

    void make() {
      int kind = random.nextInt(200);
      if (kind == 0 && cuts.isEmpty()) {
        cuts.add(bench.keyspace.freeze());
      } else if (kind < 10) {
        closeCuts();
      } else if (kind < 15) {
        bench.keyspace.freeSome(random.nextInt(4));
      }
      if (compaction.isHindered()) {
        end();
      } else if (isOn) {
        step();
      } else if (kind > 190) {
        Compacting.begin(memory);
        compaction.begin(random.nextInt(PARTS_MAX));
        isOn = true;
      }
    }

    private void step() {
      long used = memory.usedBytes();
      boolean isMore = true;
      for (int i = random.nextInt(4); i > 0 && isMore; i--) {
        isMore = compaction.step();
      }
      assertThat(memory.usedBytes()).isEqualTo(used);
      if (!isMore) {
        end();
      }
    }

    void closeCuts() {
      cuts.forEach(FrozenKeyspace::close);
      cuts.clear();
    }

    void end() {
      if (isOn) {
        Compacting.end(memory);
        isOn = false;
        moved = compaction.blocksMoved();
      }
    }
  }
}
