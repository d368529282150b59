package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Hashes: forms, refusals, what becomes of the key, what is told to replicas and subscribers. */
final class HashCommandsTest {
  private final Bench bench = new Bench();
  private final Session client = bench.connect();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aHashIsPackedUntilItHasTooManyFieldsOrTooLongTexts() {
    for (int i = 0; i < 512; i++) {
      call("HSET", "h", "f" + i, "v");
    }
    assertThat(encoding("h")).isEqualTo("listpack");
    call("HSET", "h", "f0", "another");
    assertThat(encoding("h")).isEqualTo("listpack");
    call("HSET", "h", "f512", "v");
    assertThat(encoding("h")).isEqualTo("hashtable");
    call("HSET", "long", "f", "x".repeat(64));
    assertThat(encoding("long")).isEqualTo("listpack");
    call("HINCRBY", "long", "x".repeat(65), "1");
    assertThat(encoding("long")).isEqualTo("hashtable");
    assertThat(call("HGET", "long", "x".repeat(65))).isEqualTo("$1\r\n1\r\n");
    call("CONFIG", "SET", "hash-max-listpack-entries", "1");
    call("HSET", "two", "a", "1", "b", "2");
    assertThat(encoding("two")).isEqualTo("hashtable");
  }

  @Test
  void otherTypesAreRefused() {
    call("SET", "s", "v");
    for (String request :
        List.of("HGET s f", "HSET s f v", "HDEL s f", "HLEN s", "HINCRBY s f 1", "HSCAN s 0")) {
      assertThat(call(request.split(" "))).startsWith("-WRONGTYPE");
    }
    assertThat(call("HEXPIRE", "s", "1", "FIELDS", "1", "f")).startsWith("-WRONGTYPE");
    assertThat(call("HSETEX", "s", "FIELDS", "1", "f", "v")).startsWith("-WRONGTYPE");
    assertThat(call("HSET", "h", "f")).contains("wrong number of arguments for 'hset' command");
    assertThat(call("EXISTS", "h")).isEqualTo(":0\r\n");
  }

  @Test
  void aHashWithoutFieldsIsGone() {
    call("HSET", "h", "a", "1", "b", "2");
    assertThat(told("HDEL", "h", "a", "x", "b")).containsExactly("0 HDEL h a x b");
    assertThat(call("EXISTS", "h")).isEqualTo(":0\r\n");
    call("HSET", "h", "a", "1");
    call("HGETDEL", "h", "FIELDS", "1", "a");
    assertThat(call("EXISTS", "h")).isEqualTo(":0\r\n");
  }

  @Test
  void changesAreToldAsResults() {
    assertThat(told("HSET", "h", "n", "1")).containsExactly("0 HSET h n 1");
    assertThat(told("HSETNX", "h", "n", "2")).isEmpty();
    assertThat(told("HINCRBY", "h", "n", "2")).containsExactly("0 HINCRBY h n 2");
    assertThat(told("HINCRBYFLOAT", "h", "n", "0.5")).containsExactly("0 HSET h n 3.5");
    assertThat(told("HDEL", "h", "x")).isEmpty();
    assertThat(told("HGETDEL", "h", "FIELDS", "2", "n", "x")).containsExactly("0 HDEL h n");
  }

  @Test
  void subscribersHearOfEachChange() {
    List<String> heard = listen();
    call("HSET", "h", "n", "1");
    call("HMSET", "h", "m", "1");
    call("HSETNX", "h", "o", "1");
    call("HINCRBY", "h", "n", "1");
    call("HINCRBYFLOAT", "h", "n", "1");
    call("HDEL", "h", "n");
    call("HGETDEL", "h", "FIELDS", "2", "m", "o");
    heard.addAll(heard(bench.reply(listener)));
    assertThat(heard)
        .containsExactly("hset", "hset", "hset", "hincrby", "hincrbyfloat", "hdel", "hdel", "del");
  }

  @Test
  void repliesAreMapsAndPairsInTheNewProtocol() {
    call("HSET", "h", "a", "1");
    assertThat(call("HGETALL", "h")).isEqualTo("*2\r\n$1\r\na\r\n$1\r\n1\r\n");
    assertThat(call("HRANDFIELD", "h", "1", "WITHVALUES"))
        .isEqualTo("*2\r\n$1\r\na\r\n$1\r\n1\r\n");
    call("HELLO", "3");
    assertThat(call("HGETALL", "h")).isEqualTo("%1\r\n$1\r\na\r\n$1\r\n1\r\n");
    assertThat(call("HRANDFIELD", "h", "1", "WITHVALUES"))
        .isEqualTo("*1\r\n*2\r\n$1\r\na\r\n$1\r\n1\r\n");
    assertThat(call("HGET", "h", "x")).isEqualTo("_\r\n");
  }

  @Test
  void aScanOfALargeHashSeesEveryFieldThatStays() {
    fill("h", 3000);
    Set<String> seen = new LinkedHashSet<>();
    String cursor = "0";
    int calls = 0;
    do {
      String[] reply = call("HSCAN", "h", cursor, "COUNT", "50", "NOVALUES").split("\r\n", -1);
      cursor = reply[2];
      for (int i = 5; i < reply.length; i += 2) {
        seen.add(reply[i]);
      }
      // Shrinking and growing on the way must not hide what stays.
      call("HDEL", "h", "f" + (3000 - 10 * calls), "f" + (2999 - 10 * calls));
      call("HSET", "h", "new" + calls, "v");
      calls++;
    } while (!cursor.equals("0"));
    assertThat(calls).isGreaterThan(20);
    for (int i = 0; i < 1000; i++) {
      assertThat(seen).contains("f" + i);
    }
  }

  @Test
  void drawingFieldsFindsDifferentOnesAndAllOfThem() {
    fill("h", 2000);
    for (String count : List.of("10", "600", "700", "1999", "2000", "5000")) {
      String[] reply = call("HRANDFIELD", "h", count).split("\r\n", -1);
      List<String> fields = new ArrayList<>();
      for (int i = 2; i < reply.length; i += 2) {
        fields.add(reply[i]);
      }
      assertThat(fields).doesNotHaveDuplicates().hasSize(Math.min(2000, Integer.parseInt(count)));
    }
    assertThat(call("HRANDFIELD", "h", "-5000")).startsWith("*5000\r\n");
    assertThat(call("HRANDFIELD", "h", "-9223372036854775807")).contains("out of range");
  }

  private final Session listener = bench.connect();

  private List<String> listen() {
    call("CONFIG", "SET", "notify-keyspace-events", "KEA");
    bench.events.choose("KA");
    bench.call(listener, "PSUBSCRIBE", "__keyspace@0__:*");
    return new ArrayList<>();
  }

  private static List<String> heard(String pushes) {
    String[] lines = pushes.split("\r\n", -1);
    List<String> events = new ArrayList<>();
    for (int i = 8; i < lines.length; i += 9) {
      events.add(lines[i]);
    }
    return events;
  }

  private void fill(String key, int fields) {
    for (int i = 0; i < fields; i++) {
      call("HSET", key, "f" + i, "v" + i);
    }
  }

  private String encoding(String key) {
    return call("OBJECT", "ENCODING", key).split("\r\n", -1)[1];
  }

  private List<String> told(String... request) {
    bench.takePropagated();
    assertThat(call(request)).as(Arrays.toString(request)).doesNotStartWith("-");
    return bench.takePropagated();
  }

  private String call(String... request) {
    return bench.call(client, request);
  }
}
