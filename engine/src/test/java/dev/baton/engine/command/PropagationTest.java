package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What replicas are told: absolute times, results instead of calculations, nothing for nothing. */
final class PropagationTest {
  private static final long NOW = 1_700_000_000_000L;

  private final Bench bench = new Bench();
  private final Session client = bench.connect();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void plainWritesGoAsTheyCame() {
    assertThat(told("set", "k", "v")).containsExactly("0 set k v");
    assertThat(told("MSET", "a", "1", "b", "2")).containsExactly("0 MSET a 1 b 2");
    assertThat(told("INCRBY", "a", "5")).containsExactly("0 INCRBY a 5");
    assertThat(told("DEL", "a", "missing")).containsExactly("0 DEL a missing");
  }

  @Test
  void whatChangesNothingIsNotTold() {
    assertThat(told("GET", "k")).isEmpty();
    assertThat(told("DEL", "k")).isEmpty();
    assertThat(told("SET", "k", "v", "XX")).isEmpty();
    assertThat(told("SET", "k", "v", "EX", "0")).isEmpty();
    assertThat(told("EXPIRE", "k", "10")).isEmpty();
    assertThat(told("GETEX", "k", "EX", "10")).isEmpty();
    assertThat(told("APPEND")).isEmpty();
  }

  @Test
  void relativeTimesBecomeAbsolute() {
    long in10s = NOW + 10_000;
    assertThat(told("SET", "k", "v", "EX", "10")).containsExactly("0 SET k v PXAT " + in10s);
    assertThat(told("SET", "k", "v", "px", "10000", "NX", "GET")).isEmpty();
    assertThat(told("SETEX", "k", "10", "v")).containsExactly("0 SET k v PXAT " + in10s);
    assertThat(told("PSETEX", "k", "10000", "v")).containsExactly("0 SET k v PXAT " + in10s);
    assertThat(told("EXPIRE", "k", "10")).containsExactly("0 PEXPIREAT k " + in10s);
    assertThat(told("EXPIRE", "k", "20", "GT"))
        .containsExactly("0 PEXPIREAT k " + (NOW + 20_000) + " GT");
    assertThat(told("GETEX", "k", "EX", "10")).containsExactly("0 PEXPIREAT k " + in10s);
    assertThat(told("GETEX", "k", "PERSIST")).containsExactly("0 PERSIST k");
  }

  @Test
  void timesThatHavePassedDelete() {
    bench.call(client, "MSET", "a", "1", "b", "2", "c", "3");
    assertThat(told("EXPIRE", "a", "-1")).containsExactly("0 DEL a");
    assertThat(told("PEXPIREAT", "b", "1")).containsExactly("0 DEL b");
    assertThat(told("GETEX", "c", "EXAT", "1")).containsExactly("0 DEL c");
  }

  @Test
  void optionsThatOnlyConcernTheClientAreLeftOut() {
    assertThat(told("SET", "k", "1", "GET")).containsExactly("0 SET k 1");
    assertThat(told("SET", "k", "2", "IFEQ", "1")).containsExactly("0 SET k 2");
    assertThat(told("SET", "k", "3", "IFEQ", "1")).isEmpty();
    assertThat(told("SET", "k", "4", "IFEQ", "2", "PX", "5"))
        .containsExactly("0 SET k 4 PXAT " + (NOW + 5));
    assertThat(told("GETSET", "k", "v")).containsExactly("0 SET k v");
    assertThat(told("GETDEL", "k")).containsExactly("0 DEL k");
  }

  @Test
  void groupsWithAnExpiryGoInWordsEveryReplicaKnows() {
    assertThat(told("MSETEX", "2", "a", "1", "b", "2")).containsExactly("0 MSET a 1 b 2");
    assertThat(told("MSETEX", "2", "a", "1", "b", "2", "EX", "10", "XX"))
        .containsExactly(
            "0 MULTI",
            "0 SET a 1 PXAT " + (NOW + 10_000),
            "0 SET b 2 PXAT " + (NOW + 10_000),
            "0 EXEC");
    assertThat(told("MSETEX", "1", "a", "3", "KEEPTTL")).containsExactly("0 SET a 3 KEEPTTL");
    assertThat(told("MSETEX", "2", "a", "1", "c", "2", "NX")).isEmpty();
    assertThat(told("MSETEX", "2", "a", "1", "c", "2", "XX")).isEmpty();
  }

  @Test
  void aLockIsLetGoOnlyByWhoeverHoldsIt() {
    bench.call(client, "SET", "lock", "12");
    assertThat(told("DELIFEQ", "lock", "13")).isEmpty();
    assertThat(told("DELIFEQ", "lock", "12")).containsExactly("0 DEL lock");
    assertThat(bench.call(client, "DELIFEQ", "lock", "12")).isEqualTo(":0\r\n");
  }

  @Test
  void floatingPointResultsAreToldNotCalculatedAgain() {
    assertThat(told("INCRBYFLOAT", "k", "0.1")).containsExactly("0 SET k 0.1 KEEPTTL");
  }

  @Test
  void flushingIsToldEvenWhenNothingWasThere() {
    assertThat(told("FLUSHDB")).containsExactly("0 FLUSHDB");
    assertThat(told("FLUSHALL", "ASYNC")).containsExactly("0 FLUSHALL ASYNC");
  }

  @Test
  void anExpiredKeyAndTheWriteThatMetItAreOneTransaction() {
    bench.call(client, "SET", "k", "v", "PX", "10");
    bench.nowMs += 11;
    assertThat(told("SET", "k", "w", "NX"))
        .containsExactly("0 MULTI", "0 DEL k", "0 SET k w NX", "0 EXEC");
  }

  @Test
  void expiredKeysThatAScanMeetsAreToldOneByOne() {
    bench.call(client, "MSET", "a", "1", "b", "2");
    bench.call(client, "PEXPIRE", "a", "10");
    bench.call(client, "PEXPIRE", "b", "10");
    bench.nowMs += 11;
    assertThat(told("SCAN", "0")).containsExactlyInAnyOrder("0 DEL a", "0 DEL b");
  }

  @Test
  void commandsFromThePrimaryAreNeitherAnsweredNorTold() {
    client.becomePrimaryLink();
    assertThat(told("SET", "k", "v")).isEmpty();
    assertThat(bench.keyspace.changesSinceSave()).isEqualTo(1);
    assertThat(bench.call(client, "GET", "k")).isEmpty();
    assertThat(bench.call(bench.connect(), "GET", "k")).isEqualTo("$1\r\nv\r\n");
  }

  private List<String> told(String... request) {
    bench.takePropagated();
    bench.call(client, request);
    return bench.takePropagated();
  }
}
