package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Commands between MULTI and EXEC run as one, or not at all. */
final class TransactionTest {
  private static final String OVERTAKEN = "*-1\r\n";

  private final Bench bench = new Bench();
  private final Session client = bench.connect();
  private final Session other = bench.connect();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void queuedCommandsRunAtExecAndAreToldAsOne() {
    queue("SET k v", "INCR n", "GET k");
    assertThat(bench.call(other, "GET", "k")).isEqualTo("$-1\r\n");
    assertThat(bench.takePropagated()).isEmpty();
    assertThat(call("EXEC")).isEqualTo("*3\r\n+OK\r\n:1\r\n$1\r\nv\r\n");
    assertThat(bench.takePropagated())
        .containsExactly("0 MULTI", "0 SET k v", "0 INCR n", "0 EXEC");
  }

  @Test
  void oneEffectNeedsNoEnvelope() {
    queue("SET k v EX 10", "GET k");
    call("EXEC");
    assertThat(bench.takePropagated()).containsExactly("0 SET k v PXAT " + (bench.nowMs + 10_000));
  }

  @Test
  void databaseOfEachCommandIsTold() {
    queue("SET a 1", "SELECT 3", "SET b 2");
    call("EXEC");
    assertThat(bench.takePropagated())
        .containsExactly("0 MULTI", "0 SET a 1", "3 SET b 2", "0 EXEC");
    assertThat(client.databaseIndex()).isEqualTo(3);
  }

  @Test
  void errorAtExecStopsNothingElse() {
    queue("SET k v", "INCR k", "SET k w");
    assertThat(call("EXEC"))
        .isEqualTo("*3\r\n+OK\r\n-ERR value is not an integer or out of range\r\n+OK\r\n");
  }

  @Test
  void errorWhileQueueingDiscardsAll() {
    queue("SET k v");
    assertThat(call("NOSUCH")).startsWith("-ERR unknown command");
    assertThat(call("EXEC"))
        .isEqualTo("-EXECABORT Transaction discarded because of previous errors.\r\n");
    assertThat(call("GET k")).isEqualTo("$-1\r\n");
  }

  @Test
  void changedWatchedKeyDiscardsAll() {
    for (String change :
        List.of(
            "SET k w",
            "DEL k",
            "EXPIRE k 10",
            "APPEND k x",
            "FLUSHDB",
            "FLUSHALL",
            "SWAPDB 0 1",
            "RENAME k l",
            "MOVE k 1")) {
      call("FLUSHALL");
      call("SET k v");
      call("WATCH k");
      bench.call(other, change.split(" ", -1));
      queue("SET k x");
      assertThat(call("EXEC")).as(change).isEqualTo(OVERTAKEN);
      queue("SET k x");
      assertThat(call("EXEC")).as("after " + change).isEqualTo("*1\r\n+OK\r\n");
    }
  }

  @Test
  void untouchedWatchedKeyDisturbsNothing() {
    call("SET k v");
    call("WATCH k missing");
    bench.call(other, "SET", "l", "v");
    bench.call(other, "GET", "k");
    bench.call(other, "DEL", "missing");
    queue("SET k w");
    assertThat(call("EXEC")).isEqualTo("*1\r\n+OK\r\n");
    call("WATCH k");
    bench.call(other, "SET", "k", "x");
    call("UNWATCH");
    queue("SET k y");
    assertThat(call("EXEC")).isEqualTo("*1\r\n+OK\r\n");
  }

  @Test
  void watchedKeyThatExpiresIsAChange() {
    call("SET k v PX 10");
    call("WATCH k");
    bench.nowMs += 11;
    queue("PING");
    assertThat(call("EXEC")).isEqualTo(OVERTAKEN);
  }

  @Test
  void keyThatHadExpiredWhenItWasWatchedIsNoChangeWhenItGoes() {
    for (String end : List.of("EXISTS k", "DEL k", "FLUSHDB", "SWAPDB 0 1")) {
      call("FLUSHALL");
      call("SET k v PX 1");
      bench.nowMs += 2;
      call("WATCH k");
      bench.call(other, end.split(" ", -1));
      queue("PING");
      assertThat(call("EXEC")).as(end).isEqualTo("*1\r\n+PONG\r\n");
    }
  }

  @Test
  void keyThatHadExpiredIsChangedByANewValue() {
    call("SET k v PX 1");
    bench.nowMs += 2;
    call("WATCH k");
    bench.call(other, "SET", "k", "w");
    queue("PING");
    assertThat(call("EXEC")).isEqualTo(OVERTAKEN);
  }

  @Test
  void expiredKeyOfTheOtherDatabaseIsNoChange() {
    call("SET k v PX 1");
    bench.nowMs += 2;
    call("SELECT 1");
    call("WATCH k");
    bench.call(other, "SWAPDB", "0", "1");
    queue("PING");
    assertThat(call("EXEC")).isEqualTo("*1\r\n+PONG\r\n");
    call("WATCH k");
    bench.call(other, "SELECT", "1");
    bench.call(other, "SET", "k", "w");
    queue("PING");
    assertThat(call("EXEC")).isEqualTo(OVERTAKEN);
  }

  @Test
  void nestedMultiIsRefusedAndTheTransactionGoesOn() {
    queue("SET k v");
    assertThat(call("MULTI")).isEqualTo("-ERR MULTI calls can not be nested\r\n");
    assertThat(call("EXEC")).isEqualTo("*1\r\n+OK\r\n");
  }

  @Test
  void clientThatLeavesWatchesNoMore() {
    call("WATCH k");
    bench.sessions.remove(client);
    bench.call(other, "SET", "k", "v");
    assertThat(client.transaction().isOvertaken()).isFalse();
  }

  @Test
  void gatesJudgeWhatIsQueued() {
    queue("SET k v");
    bench.readOnly = true;
    assertThat(call("EXEC"))
        .isEqualTo("-EXECABORT Transaction discarded because of: READONLY no\r\n");
    assertThat(client.transaction().isOpen()).isFalse();
    queue("GET k");
    assertThat(call("EXEC")).isEqualTo("*1\r\n$-1\r\n");
  }

  @Test
  void pauseOfWritesPostponesOnlyWhatWrites() {
    Session reader = bench.connect();
    bench.call(reader, "MULTI");
    bench.call(reader, "GET", "k");
    queue("SET k v");
    bench.call(other, "CLIENT", "PAUSE", "1000", "WRITE");
    assertThat(bench.call(reader, "EXEC")).isEqualTo("*1\r\n$-1\r\n");
    byte[] exec = "EXEC".getBytes(StandardCharsets.US_ASCII);
    assertThat(bench.process(client, exec)).isEqualTo(Outcome.POSTPONED);
    bench.nowMs += 1000;
    assertThat(bench.process(client, exec)).isEqualTo(Outcome.EXECUTED);
    assertThat(bench.reply(client)).isEqualTo("*1\r\n+OK\r\n");
  }

  @Test
  void transactionOfThePrimaryRunsAtItsExec() {
    client.becomePrimaryLink();
    call("MULTI");
    call("SET k v");
    assertThat(client.transaction().isOpen()).isTrue();
    assertThat(bench.call(other, "GET", "k")).isEqualTo("$-1\r\n");
    call("EXEC");
    assertThat(client.transaction().isOpen()).isFalse();
    assertThat(bench.call(other, "GET", "k")).isEqualTo("$1\r\nv\r\n");
    assertThat(bench.takePropagated()).isEmpty();
  }

  private void queue(String... requests) {
    assertThat(call("MULTI")).isEqualTo("+OK\r\n");
    for (String request : requests) {
      assertThat(call(request)).isEqualTo("+QUEUED\r\n");
    }
  }

  private String call(String request) {
    return bench.call(client, request.split(" ", -1));
  }
}
