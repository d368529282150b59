package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of commands when the memory reserved for data has no room for a long value. */
final class MemoryExhaustionTest {
  private static final String REFUSED =
      "-OOM command not allowed when the memory reserved for data is used up.\r\n";
  private static final int MEGABYTES_10 = 10 << 20;

  private final Bench bench = new Bench(96L << 20);
  private final Session client = bench.connect();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aLongValueWithoutRoomIsRefusedAndTheOldOneStays() {
    call("SET", "k", "before", "EX", "100");
    int stored = fill();
    assertThat(stored).isGreaterThan(3);
    assertThat(call("SET", "k", "x".repeat(MEGABYTES_10))).isEqualTo(REFUSED);
    assertThat(call("SETRANGE", "k", "20000000", "x")).isEqualTo(REFUSED);
    assertThat(call("SETBIT", "k", "160000000", "1")).isEqualTo(REFUSED);
    assertThat(call("BITOP", "NOT", "k", "big:0")).isEqualTo(REFUSED);
    assertThat(call("COPY", "big:0", "copy")).isEqualTo(REFUSED);
    assertThat(call("GET", "k")).isEqualTo("$6\r\nbefore\r\n");
    assertThat(call("TTL", "k")).isEqualTo(":100\r\n");
    assertThat(call("SET", "small", "value")).isEqualTo("+OK\r\n");
  }

  @Test
  void nothingIsToldOfWhatWasRefused() {
    fill();
    bench.takePropagated();
    call("SET", "k", "x".repeat(MEGABYTES_10));
    call("APPEND", "big:0", "x".repeat(MEGABYTES_10));
    assertThat(bench.takePropagated()).isEmpty();
    assertThat(call("STRLEN", "big:0")).isEqualTo(":" + MEGABYTES_10 + "\r\n");
  }

  @Test
  void deletingMakesRoomAgain() {
    int stored = fill();
    call("DEL", "big:0", "big:1");
    assertThat(call("SET", "again", "x".repeat(MEGABYTES_10))).isEqualTo("+OK\r\n");
    assertThat(call("DBSIZE")).isEqualTo(":" + (stored - 1) + "\r\n");
  }

  @Test
  void aTransactionThatCannotBeQueuedIsAborted() {
    fill();
    call("MULTI");
    call("SET", "a", "1");
    assertThat(call("PING", "x".repeat(MEGABYTES_10))).isEqualTo(REFUSED);
    assertThat(call("EXEC")).startsWith("-EXECABORT");
    assertThat(call("EXISTS", "a")).isEqualTo(":0\r\n");
  }

  @Test
  void aSnapshotThatCannotKeepAnImageRefusesTheChange() {
    fill();
    var snapshot = bench.keyspace.freeze();
    assertThat(call("SETRANGE", "big:0", "0", "y")).isEqualTo(REFUSED);
    assertThat(call("GETRANGE", "big:0", "0", "0")).isEqualTo("$1\r\nx\r\n");
    snapshot.close();
    assertThat(call("SETRANGE", "big:0", "0", "y")).isEqualTo(":" + MEGABYTES_10 + "\r\n");
  }

  private int fill() {
    String value = "x".repeat(MEGABYTES_10);
    for (int i = 0; ; i++) {
      if (!call("SET", "big:" + i, value).equals("+OK\r\n")) {
        return i;
      }
    }
  }

  private String call(String... request) {
    return bench.call(client, List.of(request).toArray(String[]::new));
  }
}
