package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.FrozenKeyspace;
import dev.baton.engine.resp.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Which keys go when memory is short, who is told, and how long one step may last. */
final class EvictionTest {
  private static final int KEYS = 2000;

  private final Bench bench = new Bench();
  private final Session client = bench.connect();
  private final List<String> told = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(7);
  private final Limits limits = new Limits();
  private final Eviction eviction =
      new Eviction(
          bench.keyspace, limits, new Told(), bench.events, random::nextLong, () -> limits.micros++);

  @BeforeEach
  void fill() {
    for (int i = 0; i < KEYS; i++) {
      call("SET", "key:" + i, "x".repeat(64));
    }
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ANY, names = "ALLKEYS_.*")
  void memoryIsBroughtBelowTheLimit(EvictionPolicy policy) {
    limits.policy = policy;
    limits.limitBytes = limits.countedBytes() / 2;
    assertThat(eviction.relieve(bench.nowMs)).isEqualTo(Eviction.Outcome.ENOUGH);
    assertThat(limits.countedBytes()).isLessThanOrEqualTo(limits.limitBytes);
    assertThat(told).hasSize((int) bench.keyspace.statistics().evicted());
    assertThat(bench.keyspace.size()).isEqualTo(KEYS - told.size());
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ANY, names = "VOLATILE_.*")
  void onlyKeysThatExpireGoWhenThePolicySaysSo(EvictionPolicy policy) {
    for (int i = 0; i < KEYS; i += 2) {
      call("PEXPIRE", "key:" + i, Integer.toString(1_000_000 + i));
    }
    limits.policy = policy;
    limits.limitBytes = 1;
    assertThat(eviction.relieve(bench.nowMs)).isEqualTo(Eviction.Outcome.EXHAUSTED);
    assertThat(bench.keyspace.size()).isEqualTo(KEYS / 2);
    assertThat(call("EXISTS", "key:1", "key:2")).isEqualTo(":1\r\n");
  }

  @Test
  void whatExpiresFirstGoesFirst() {
    for (int i = 0; i < 100; i++) {
      call("PEXPIRE", "key:" + i, Integer.toString(1_000_000 - i));
    }
    limits.policy = EvictionPolicy.VOLATILE_TTL;
    limits.limitBytes = limits.countedBytes() - 1;
    eviction.relieve(bench.nowMs);
    assertThat(told).containsExactly("0 DEL key:99");
  }

  @Test
  void whatIsUsedStays() {
    bench.nowMs += 3_600_000;
    for (int i = 0; i < KEYS; i += 2) {
      call("GET", "key:" + i);
    }
    limits.policy = EvictionPolicy.ALLKEYS_LRU;
    limits.limitBytes = limits.countedBytes() * 3 / 4;
    eviction.relieve(bench.nowMs);
    assertThat(told).isNotEmpty();
    assertThat(told.stream().filter(line -> number(line) % 2 == 0)).isEmpty();
  }

  @Test
  void whatIsUsedOftenStays() {
    bench.keyspace.accesses().choose(true, 10, 1);
    call("FLUSHALL");
    fill();
    for (int use = 0; use < 200; use++) {
      for (int i = 0; i < KEYS; i += 2) {
        call("GET", "key:" + i);
      }
    }
    limits.policy = EvictionPolicy.ALLKEYS_LFU;
    limits.limitBytes = limits.countedBytes() * 3 / 4;
    eviction.relieve(bench.nowMs);
    assertThat(told.stream().filter(line -> number(line) % 2 == 0)).isEmpty();
  }

  @Test
  void theCounterGrowsSlowlyAndDecays() {
    bench.keyspace.accesses().choose(true, 10, 1);
    call("SET", "k", "v");
    assertThat(call("OBJECT", "FREQ", "k")).isEqualTo(":5\r\n");
    for (int i = 0; i < 1000; i++) {
      call("GET", "k");
    }
    long grown = frequency("k");
    assertThat(grown).isBetween(10L, 60L);
    bench.nowMs += 3 * 60_000;
    assertThat(frequency("k")).isEqualTo(grown - 3);
    call("SET", "k", "w");
    assertThat(frequency("k")).isBetween(grown - 3, grown - 2);
    assertThat(call("OBJECT", "IDLETIME", "k")).startsWith("-ERR An LFU maxmemory policy");
  }

  @Test
  void aStepEndsWhenItsTimeIsOverAndGoesOnLater() {
    limits.policy = EvictionPolicy.ALLKEYS_RANDOM;
    limits.stepMicros = 0;
    limits.limitBytes = 1;
    assertThat(eviction.relieve(bench.nowMs)).isEqualTo(Eviction.Outcome.RUNNING);
    assertThat(eviction.isRunning()).isTrue();
    assertThat(told).hasSize(16);
    while (eviction.relieve(bench.nowMs) == Eviction.Outcome.RUNNING) {
      assertThat(eviction.isRunning()).isTrue();
    }
    assertThat(bench.keyspace.size()).isZero();
  }

  @Test
  void aLargeValueIsFreedBeforeAnotherKeyGoes() {
    call("FLUSHALL");
    while (bench.keyspace.hasGarbage()) {
      bench.keyspace.freeSome(1);
    }
    for (int i = 0; i < 4; i++) {
      call("SETRANGE", "big:" + i, "1000000", "x");
    }
    limits.policy = EvictionPolicy.ALLKEYS_RANDOM;
    limits.limitBytes = limits.countedBytes() - 1;
    eviction.relieve(bench.nowMs);
    assertThat(told).hasSize(1);
  }

  @Test
  void whatASnapshotKeepsDoesNotCount() {
    FrozenKeyspace snapshot = bench.keyspace.freeze();
    limits.policy = EvictionPolicy.ALLKEYS_RANDOM;
    limits.limitBytes = limits.countedBytes() * 3 / 4;
    assertThat(eviction.relieve(bench.nowMs)).isEqualTo(Eviction.Outcome.ENOUGH);
    assertThat(bench.keyspace.size()).isBetween(KEYS / 2L, KEYS - 1L);
    assertThat(bench.keyspace.snapshotBytes()).isPositive();
    Entry view = bench.keyspace.newEntry();
    assertThat(view).isNotNull();
    snapshot.close();
    assertThat(bench.keyspace.snapshotBytes()).isZero();
  }

  @Test
  void nobodyEvictsWhereItIsForbiddenOrThereIsNoLimit() {
    limits.policy = EvictionPolicy.ALLKEYS_RANDOM;
    assertThat(eviction.relieve(bench.nowMs)).isEqualTo(Eviction.Outcome.ENOUGH);
    limits.limitBytes = 1;
    limits.allowed = false;
    assertThat(eviction.relieve(bench.nowMs)).isEqualTo(Eviction.Outcome.ENOUGH);
    limits.allowed = true;
    limits.policy = EvictionPolicy.NOEVICTION;
    assertThat(eviction.relieve(bench.nowMs)).isEqualTo(Eviction.Outcome.EXHAUSTED);
    assertThat(bench.keyspace.size()).isEqualTo(KEYS);
  }

  @Test
  void listenersAndWatchersHearOfIt() {
    Session listener = bench.connect();
    bench.call(listener, "PSUBSCRIBE", "__keyevent@*__:evicted");
    bench.events.choose("KEA");
    call("WATCH", "key:1");
    limits.policy = EvictionPolicy.ALLKEYS_RANDOM;
    limits.limitBytes = 1;
    limits.lazy = true;
    eviction.relieve(bench.nowMs);
    assertThat(bench.reply(listener)).contains("__keyevent@0__:evicted").contains("key:1");
    assertThat(told).contains("0 UNLINK key:1");
    call("MULTI");
    call("PING");
    assertThat(call("EXEC")).isEqualTo("*-1\r\n");
  }

  private String call(String... request) {
    return bench.call(client, request);
  }

  private long frequency(String key) {
    String reply = call("OBJECT", "FREQ", key);
    return Long.parseLong(reply.substring(1, reply.indexOf('\r')));
  }

  private static int number(String line) {
    return Integer.parseInt(line.substring(line.indexOf(':') + 1));
  }

  /** Limits that a test sets. */
  private final class Limits implements EvictionSettings {
    private long limitBytes;
    private long stepMicros = Long.MAX_VALUE;
    private long micros;
    private EvictionPolicy policy = EvictionPolicy.NOEVICTION;
    private boolean allowed = true;
    private boolean lazy;

    @Override
    public long limitBytes() {
      return limitBytes;
    }

    @Override
    public long countedBytes() {
      return bench.keyspace.memory().usedBytes() - bench.keyspace.snapshotBytes();
    }

    @Override
    public EvictionPolicy policy() {
      return policy;
    }

    @Override
    public int samples() {
      return 5;
    }

    @Override
    public long stepMicros() {
      return stepMicros;
    }

    @Override
    public boolean evictsLazily() {
      return lazy;
    }

    @Override
    public boolean mayEvict(long nowMs) {
      return allowed;
    }
  }

  /** Writes down what replicas are told. */
  private final class Told implements Propagation {
    @Override
    public void propagate(int databaseIndex, Arguments words) {
      throw new IllegalStateException("eviction has no request");
    }

    @Override
    public void propagate(int databaseIndex, List<Bytes> words) {
      told.add(databaseIndex + " " + words.get(0) + " " + words.get(1));
    }
  }
}
