package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.keyspace.Keyspace.ExpiryMode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Fields that expire: when they are hidden, when they are deleted, and what is told of it. */
final class FieldExpiryTest {
  private static final long NOW = 1_700_000_000_000L;

  private final Bench bench = new Bench();
  private final Session client = bench.connect();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void timesAreSetUnderConditionsAndTold() {
    call("HSET", "h", "a", "1", "b", "2");
    assertThat(call("HEXPIRE", "h", "100", "FIELDS", "2", "a", "x")).isEqualTo(integers(1, -2));
    assertThat(call("HTTL", "h", "FIELDS", "3", "a", "b", "x")).isEqualTo(integers(100, -1, -2));
    assertThat(call("HPTTL", "h", "FIELDS", "1", "a")).isEqualTo(integers(100_000));
    assertThat(call("HEXPIRETIME", "h", "FIELDS", "1", "a")).isEqualTo(integers(NOW / 1000 + 100));
    assertThat(call("HPEXPIRETIME", "h", "FIELDS", "1", "a")).isEqualTo(integers(NOW + 100_000));
    assertThat(call("HEXPIRE", "h", "50", "NX", "FIELDS", "2", "a", "b")).isEqualTo(integers(0, 1));
    assertThat(call("HEXPIRE", "h", "70", "GT", "FIELDS", "2", "a", "b")).isEqualTo(integers(0, 1));
    assertThat(call("HEXPIRE", "h", "60", "LT", "FIELDS", "2", "a", "b")).isEqualTo(integers(1, 1));
    assertThat(call("HPERSIST", "h", "FIELDS", "3", "a", "a", "x")).isEqualTo(integers(1, -1, -2));
    assertThat(call("HPEXPIRE", "h", "9", "XX", "FIELDS", "2", "a", "b")).isEqualTo(integers(0, 1));
    assertThat(call("HEXPIRE", "missing", "9", "FIELDS", "1", "a")).isEqualTo(integers(-2));
    assertThat(call("HTTL", "missing", "FIELDS", "1", "a")).isEqualTo(integers(-2));
    assertThat(call("OBJECT", "ENCODING", "h")).contains("hashtable");
  }

  @Test
  void whatContradictsItselfIsRefused() {
    call("HSET", "h", "a", "1");
    assertThat(call("HEXPIRE", "h", "1", "FIELDS", "2", "a")).contains("numfields should be");
    assertThat(call("HEXPIRE", "h", "1", "FIELDS", "0", "a")).contains("numfields should be");
    assertThat(call("HEXPIRE", "h", "1", "FIELD", "1", "a")).contains("numfields should be");
    assertThat(call("HEXPIRE", "h", "1", "NX", "XX", "FIELDS", "1", "a")).contains("compatible");
    assertThat(call("HEXPIRE", "h", "1", "QQ", "FIELDS", "1", "a"))
        .isEqualTo("-ERR Unsupported option QQ\r\n");
    assertThat(call("HEXPIRE", "h", "-1", "FIELDS", "1", "a"))
        .isEqualTo("-ERR invalid expire time in 'hexpire' command\r\n");
    assertThat(call("HEXPIRE", "h", "9223372036854775807", "FIELDS", "1", "a")).contains("invalid");
    assertThat(call("HTTL", "h", "FIELDS", "2", "a")).isEqualTo("-ERR syntax error\r\n");
    assertThat(call("HGETEX", "h", "EX", "1", "PERSIST", "FIELDS", "1", "a")).contains("syntax");
    assertThat(call("HSETEX", "h", "FNX", "FXX", "FIELDS", "1", "a", "b")).contains("syntax");
    assertThat(call("HSETEX", "h", "FIELDS", "1", "a")).contains("wrong number");
    assertThat(call("HSETEX", "h", "FIELDS", "2", "a", "b")).contains("numfields should be");
    assertThat(call("HGETALL", "h")).isEqualTo("*2\r\n$1\r\na\r\n$1\r\n1\r\n");
  }

  @Test
  void anExpiredFieldIsHiddenFromReadersAndWriters() {
    call("HSET", "h", "a", "1", "b", "2");
    call("HPEXPIRE", "h", "10", "FIELDS", "1", "a");
    bench.nowMs += 10;
    assertThat(call("HGET", "h", "a")).isEqualTo("$1\r\n1\r\n");
    bench.nowMs += 1;
    assertThat(call("HGET", "h", "a")).isEqualTo("$-1\r\n");
    assertThat(call("HEXISTS", "h", "a")).isEqualTo(":0\r\n");
    assertThat(call("HSTRLEN", "h", "a")).isEqualTo(":0\r\n");
    assertThat(call("HKEYS", "h")).isEqualTo("*1\r\n$1\r\nb\r\n");
    assertThat(call("HVALS", "h")).isEqualTo("*1\r\n$1\r\n2\r\n");
    assertThat(call("HGETALL", "h")).isEqualTo("*2\r\n$1\r\nb\r\n$1\r\n2\r\n");
    assertThat(call("HSCAN", "h", "0")).doesNotContain("a\r\n");
    assertThat(call("HRANDFIELD", "h", "-3")).doesNotContain("a\r\n");
    assertThat(call("HTTL", "h", "FIELDS", "1", "a")).isEqualTo(integers(-2));
    assertThat(call("HPERSIST", "h", "FIELDS", "1", "a")).isEqualTo(integers(-2));
    assertThat(call("HDEL", "h", "a")).isEqualTo(":0\r\n");
    assertThat(call("HLEN", "h")).isEqualTo(":2\r\n");
    assertThat(call("HSET", "h", "a", "3")).isEqualTo(":1\r\n");
    assertThat(call("HTTL", "h", "FIELDS", "1", "a")).isEqualTo(integers(-1));
  }

  @Test
  void replicasAreToldOnlyWhatBringsThemToTheSameState() {
    call("HSET", "h", "a", "1", "b", "2", "c", "3");
    assertThat(told("HEXPIRE", "h", "1", "NX", "FIELDS", "2", "a", "x"))
        .containsExactly("0 HPEXPIREAT h " + (NOW + 1000) + " FIELDS 1 a");
    assertThat(told("HPERSIST", "h", "FIELDS", "2", "a", "b"))
        .containsExactly("0 HPERSIST h FIELDS 1 a");
    assertThat(told("HPERSIST", "h", "FIELDS", "2", "a", "b")).isEmpty();
    assertThat(told("HEXPIREAT", "h", "1", "FIELDS", "2", "c", "x")).containsExactly("0 HDEL h c");
    call("HPEXPIRE", "h", "10", "FIELDS", "2", "a", "b");
    bench.nowMs += 11;
    assertThat(told("HINCRBY", "h", "a", "5")).containsExactly("0 HSET h a 5");
    assertThat(told("HSETNX", "h", "b", "7")).containsExactly("0 HSET h b 7");
    call("HPEXPIRE", "h", "10", "FIELDS", "1", "a");
    assertThat(told("HINCRBYFLOAT", "h", "a", "1.5"))
        .containsExactly("0 HSETEX h KEEPTTL FIELDS 1 a 6.5");
    assertThat(call("HPTTL", "h", "FIELDS", "1", "a")).isEqualTo(integers(10));
  }

  @Test
  void gettingCanChangeTheTimes() {
    call("HSET", "h", "a", "1", "b", "2");
    assertThat(told("HGETEX", "h", "FIELDS", "2", "a", "x")).isEmpty();
    assertThat(told("HGETEX", "h", "PX", "500", "FIELDS", "2", "a", "x"))
        .containsExactly("0 HPEXPIREAT h " + (NOW + 500) + " FIELDS 1 a");
    assertThat(told("HGETEX", "h", "PERSIST", "FIELDS", "2", "a", "b"))
        .containsExactly("0 HPERSIST h FIELDS 1 a");
    assertThat(told("HGETEX", "h", "EX", "0", "FIELDS", "2", "a", "b"))
        .containsExactly("0 HDEL h a b");
    assertThat(call("EXISTS", "h")).isEqualTo(":0\r\n");
    assertThat(call("HGETEX", "h", "FIELDS", "1", "a")).isEqualTo("*1\r\n$-1\r\n");
  }

  @Test
  void settingCanSetOrKeepTheTimes() {
    assertThat(told("HSETEX", "h", "EX", "1", "FIELDS", "1", "a", "1"))
        .containsExactly("0 HSETEX h PXAT " + (NOW + 1000) + " FIELDS 1 a 1");
    assertThat(told("HSETEX", "h", "KEEPTTL", "FIELDS", "2", "a", "2", "b", "3"))
        .containsExactly("0 HSETEX h KEEPTTL FIELDS 2 a 2 b 3");
    assertThat(call("HPTTL", "h", "FIELDS", "2", "a", "b")).isEqualTo(integers(1000, -1));
    assertThat(call("HSETEX", "h", "FNX", "FIELDS", "2", "b", "4", "c", "4")).isEqualTo(":0\r\n");
    assertThat(call("HSETEX", "h", "FXX", "FIELDS", "2", "b", "4", "c", "4")).isEqualTo(":0\r\n");
    assertThat(call("HSETEX", "no", "FXX", "FIELDS", "1", "b", "4")).isEqualTo(":0\r\n");
    bench.nowMs += 1001;
    assertThat(told("HSETEX", "h", "FNX", "KEEPTTL", "FIELDS", "1", "a", "5"))
        .containsExactly("0 MULTI", "0 HDEL h a", "0 HSET h a 5", "0 EXEC");
    assertThat(call("HPTTL", "h", "FIELDS", "1", "a")).isEqualTo(integers(-1));
    assertThat(told("HSETEX", "h", "PXAT", "1", "FIELDS", "2", "a", "6", "b", "6"))
        .containsExactly("0 HDEL h a b");
    assertThat(call("EXISTS", "h")).isEqualTo(":0\r\n");
    assertThat(told("HSETEX", "h", "PX", "0", "FIELDS", "1", "a", "6")).isEmpty();
    assertThat(call("EXISTS", "h")).isEqualTo(":0\r\n");
  }

  @Test
  void aPrimaryDeletesExpiredFieldsBitByBitAndTells() {
    for (int i = 0; i < 300; i++) {
      call("HSETEX", "h", "PX", Integer.toString(1 + i % 5), "FIELDS", "1", "f" + i, "v");
    }
    call("HSET", "h", "stays", "v");
    call("HSETEX", "gone", "PX", "1", "FIELDS", "1", "f", "v");
    bench.takePropagated();
    bench.nowMs += 100;
    assertThat(bench.expiry.expireSome(bench.nowMs, 50)).isEqualTo(50);
    assertThat(bench.expiry.expireSome(bench.nowMs, 1000)).isEqualTo(251);
    assertThat(bench.expiry.expireSome(bench.nowMs, 1000)).isZero();
    assertThat(call("HLEN", "h")).isEqualTo(":1\r\n");
    assertThat(call("EXISTS", "gone")).isEqualTo(":0\r\n");
    List<String> told = bench.takePropagated();
    assertThat(told).allMatch(line -> line.startsWith("0 HDEL "));
    assertThat(told).contains("0 HDEL gone f");
  }

  @Test
  void aReplicaHidesExpiredFieldsAndDeletesWhenItIsTold() {
    call("HSETEX", "h", "PX", "1", "FIELDS", "1", "a", "v");
    bench.keyspace.setExpiryMode(ExpiryMode.HIDE);
    bench.nowMs += 2;
    assertThat(bench.expiry.expireSome(bench.nowMs, 10)).isZero();
    assertThat(call("HGET", "h", "a")).isEqualTo("$-1\r\n");
    assertThat(call("HLEN", "h")).isEqualTo(":1\r\n");
    Session primary = bench.connect();
    primary.becomePrimaryLink();
    bench.call(primary, "HPEXPIREAT", "h", Long.toString(NOW - 5), "FIELDS", "1", "a");
    assertThat(call("HLEN", "h")).isEqualTo(":1\r\n");
    bench.call(primary, "HDEL", "h", "a");
    assertThat(call("EXISTS", "h")).isEqualTo(":0\r\n");
  }

  @Test
  void timesGoWithTheKeyWhereverItGoes() {
    call("HSETEX", "h", "PX", "5", "FIELDS", "1", "a", "v");
    call("HSET", "h", "b", "v");
    call("COPY", "h", "copy");
    call("RENAME", "h", "renamed");
    call("MOVE", "copy", "1");
    call("EXPIRE", "renamed", "1000");
    call("PERSIST", "renamed");
    call("SWAPDB", "0", "2");
    bench.nowMs += 6;
    assertThat(bench.expiry.expireSome(bench.nowMs, 10)).isEqualTo(2);
    call("SELECT", "2");
    assertThat(call("HGETALL", "renamed")).isEqualTo("*2\r\n$1\r\nb\r\n$1\r\nv\r\n");
    call("SELECT", "1");
    assertThat(call("HLEN", "copy")).isEqualTo(":1\r\n");
  }

  private static String integers(long... values) {
    StringBuilder reply = new StringBuilder("*" + values.length + "\r\n");
    for (long value : values) {
      reply.append(':').append(value).append("\r\n");
    }
    return reply.toString();
  }

  private List<String> told(String... request) {
    bench.takePropagated();
    assertThat(call(request)).doesNotStartWith("-");
    return bench.takePropagated();
  }

  private String call(String... request) {
    return bench.call(client, request);
  }
}
