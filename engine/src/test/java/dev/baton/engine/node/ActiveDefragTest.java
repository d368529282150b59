package dev.baton.engine.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.keyspace.Database;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.FrozenKeyspace;
import dev.baton.engine.keyspace.Keyspace;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Memory that deleted keys leave sparse goes back to the system, if so wished and when it may. */
final class ActiveDefragTest {
  private static final int KEYS = Integer.getInteger("baton.defrag.keys", 40_000);
  private static final int KEPT_EVERY = 10;
  private static final long SETTLE_MS = 20_000;
  private static final long SPARE_BYTES = 6L << 20;

  private final World world = new World();
  private final World.Member member =
      world.start(7001, "activedefrag", "no", "active-defrag-ignore-bytes", "1mb");
  private final TestClient client = world.client(member);

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void whatIsCommittedComesDownToNearWhatIsUsed() {
    makeSparse();
    String digest = client.call("debug", "digest");
    long before = committed();
    assertThat(before - used()).isGreaterThan(SPARE_BYTES);

    client.call("config", "set", "activedefrag", "yes");
    world.pass(SETTLE_MS);

    assertThat(committed() - used()).isLessThan(SPARE_BYTES);
    assertThat(client.call("debug", "digest")).isEqualTo(digest);
    assertThat(client.info("active_defrag_running")).isEqualTo("0");
    assertThat(Long.parseLong(client.info("active_defrag_key_hits"))).isPositive();
    client.call("config", "resetstat");
    assertThat(client.info("active_defrag_hits")).isEqualTo("0");
    keyspace().memory().verify();
  }

  @Test
  void nothingIsMovedUnlessItIsTurnedOn() {
    makeSparse();
    long before = committed();

    world.pass(SETTLE_MS);

    assertThat(committed()).isEqualTo(before);
    assertThat(client.info("active_defrag_hits")).isEqualTo("0");
  }

  @Test
  void anOpenCutStopsItUntilItIsClosed() {
    makeSparse();
    long before = committed();
    client.call("config", "set", "activedefrag", "yes");
    world.pass(1);
    assertThat(client.info("active_defrag_running")).isNotEqualTo("0");

    FrozenKeyspace cut = keyspace().freeze();
    String hits = client.info("active_defrag_hits");
    world.pass(SETTLE_MS);
    assertThat(client.info("active_defrag_hits")).isEqualTo(hits);
    assertThat(client.info("active_defrag_running")).isEqualTo("0");
    assertThat(keyspace().memory().compaction().closedChunks()).isZero();
    cut.close();
    world.pass(SETTLE_MS);

    assertThat(committed()).isLessThan(before);
    assertThat(committed() - used()).isLessThan(SPARE_BYTES);
  }

  @Test
  void whatDoesNotPayIsNotTriedAgain() {
    makeSparse();
    client.call("config", "set", "active-defrag-ignore-bytes", "1", "activedefrag", "yes");
    client.call("config", "set", "active-defrag-threshold-lower", "0");
    world.pass(SETTLE_MS);
    String misses = client.info("active_defrag_misses");

    world.pass(SETTLE_MS);

    assertThat(client.info("active_defrag_misses")).isEqualTo(misses);
    assertThat(client.info("active_defrag_running")).isEqualTo("0");
  }

  /** Fills some megabytes and deletes nine of ten keys. */
  private void makeSparse() {
    Database database = keyspace().database(0);
    SplittableRandom random = new SplittableRandom(11);
    Bytes[] texts = {Bytes.of("x".repeat(180)), Bytes.of("y".repeat(240))};
    for (int i = 0; i < KEYS; i++) {
      database.putText(Bytes.of("key:" + i), texts[i % texts.length], 0);
      if (i % 7 == 0) {
        Entry entry = keyspace().newEntry();
        assertThat(database.find(Bytes.of("key:" + i), entry)).isTrue();
        database.expireAt(entry, world.nowMs + 100_000_000L + random.nextInt(1000));
      }
    }
    for (int i = 0; i < KEYS; i++) {
      if (random.nextInt(KEPT_EVERY) != 0) {
        assertThat(database.delete(Bytes.of("key:" + i))).isTrue();
      }
    }
  }

  private Keyspace keyspace() {
    return member.node().keyspace();
  }

  private long committed() {
    return keyspace().memory().committedBytes();
  }

  private long used() {
    return keyspace().memory().usedBytes();
  }
}
