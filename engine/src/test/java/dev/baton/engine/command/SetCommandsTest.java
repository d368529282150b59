package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sets: forms, refusals, what becomes of the key, draws, and what is told to replicas. */
final class SetCommandsTest {
  private final Bench bench = new Bench();
  private final Session client = bench.connect();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aSetIsHeldAsItsMembersAskFor() {
    call("SADD", "s", "1", "2", "3");
    assertThat(encoding("s")).isEqualTo("intset");
    call("SADD", "s", "a");
    assertThat(encoding("s")).isEqualTo("listpack");
    addNumbers("s", 4, 129);
    assertThat(call("SCARD", "s")).isEqualTo(":129\r\n");
    assertThat(encoding("s")).isEqualTo("hashtable");
    addNumbers("i", 0, 512);
    assertThat(encoding("i")).isEqualTo("intset");
    addNumbers("i", 512, 513);
    assertThat(encoding("i")).isEqualTo("hashtable");
    call("SADD", "short", "x".repeat(64));
    assertThat(encoding("short")).isEqualTo("listpack");
    call("SADD", "short", "x".repeat(65));
    assertThat(encoding("short")).isEqualTo("hashtable");
    addNumbers("m", 0, 200);
    call("SADD", "m", "a");
    assertThat(encoding("m")).isEqualTo("hashtable");
    assertThat(call("SISMEMBER", "m", "199")).isEqualTo(":1\r\n");
  }

  @Test
  void aBatchOfMembersIsAddedWhateverTheSetIsAndBecomes() {
    call("SADD", "s", "1", "2", "3", "4", "5", "3");
    assertThat(call("SADD", "s", "1", "2", "-70000", "4", "99999999999")).isEqualTo(":2\r\n");
    assertThat(encoding("s")).isEqualTo("intset");
    assertThat(call("SADD", "s", "6", "7", "x", "8")).isEqualTo(":4\r\n");
    assertThat(encoding("s")).isEqualTo("listpack");
    call("CONFIG", "SET", "set-max-intset-entries", "6");
    assertThat(call("SADD", "t", "1", "1", "2", "2", "3", "3")).isEqualTo(":3\r\n");
    assertThat(encoding("t")).isEqualTo("intset");
    call("SADD", "t", "4", "5", "6", "7");
    assertThat(encoding("t")).isEqualTo("hashtable");
    assertThat(call("SCARD", "t")).isEqualTo(":7\r\n");
  }

  @Test
  void storedResultsAreHeldAsSmallAsTheyCan() {
    call("SADD", "a", "1", "2", "x");
    call("SADD", "b", "1", "2", "y");
    call("SINTERSTORE", "c", "a", "b");
    assertThat(encoding("c")).isEqualTo("intset");
    call("SDIFFSTORE", "d", "a", "b");
    assertThat(encoding("d")).isEqualTo("listpack");
    call("SUNIONSTORE", "e", "a", "b");
    assertThat(call("SCARD", "e")).isEqualTo(":4\r\n");
    call("SINTERSTORE", "a", "a", "missing");
    assertThat(call("EXISTS", "a")).isEqualTo(":0\r\n");
  }

  @Test
  void aSetWithoutMembersIsGone() {
    call("SADD", "s", "a", "b");
    assertThat(told("SREM", "s", "a", "b", "c")).containsExactly("0 SREM s a b c");
    assertThat(call("EXISTS", "s")).isEqualTo(":0\r\n");
    call("SADD", "s", "a");
    assertThat(told("SMOVE", "s", "t", "a")).containsExactly("0 SMOVE s t a");
    assertThat(call("EXISTS", "s")).isEqualTo(":0\r\n");
    assertThat(call("SMEMBERS", "t")).isEqualTo("*1\r\n$1\r\na\r\n");
  }

  @Test
  void poppingIsToldAsRemoving() {
    call("SADD", "s", "a");
    assertThat(told("SPOP", "s")).containsExactly("0 SREM s a");
    assertThat(call("EXISTS", "s")).isEqualTo(":0\r\n");
    call("SADD", "s", "a", "b");
    assertThat(told("SPOP", "s", "2")).containsExactly("0 DEL s");
    call("CONFIG", "SET", "lazyfree-lazy-server-del", "yes");
    call("SADD", "s", "a", "b");
    assertThat(told("SPOP", "s", "3")).containsExactly("0 UNLINK s");
    addNumbers("n", 0, 3000);
    List<String> told = told("SPOP", "n", "2500");
    assertThat(told).hasSize(5).startsWith("0 MULTI").endsWith("0 EXEC");
    assertThat(told.subList(1, 4)).allMatch(line -> line.startsWith("0 SREM n "));
    int removed = 0;
    for (String line : told.subList(1, 4)) {
      for (String member : line.substring("0 SREM n ".length()).split(" ", -1)) {
        assertThat(call("SISMEMBER", "n", member)).isEqualTo(":0\r\n");
        removed++;
      }
    }
    assertThat(removed).isEqualTo(2500);
    assertThat(call("SCARD", "n")).isEqualTo(":500\r\n");
    assertThat(told("SPOP", "missing")).isEmpty();
  }

  @Test
  void everyMemberIsDrawnEquallyOften() {
    for (int members : new int[] {10, 100, 700, 3000}) {
      String key = "s" + members;
      for (int i = 0; i < members; i++) {
        call("SADD", key, "m" + i);
      }
      assertEven(key, members);
    }
    addNumbers("i", 0, 50);
    assertEven("i", 50);
  }

  /** By chi squared: 6 standard deviations, which chance exceeds once in a thousand million. */
  private void assertEven(String key, int members) {
    int each = 200;
    int draws = members * each;
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String member : members(call("SRANDMEMBER", key, "-" + draws))) {
      counts.merge(member, 1, Integer::sum);
    }
    double chiSquared = 0;
    for (int i = 0; i < members; i++) {
      String member = key.equals("i") ? Integer.toString(i) : "m" + i;
      double off = counts.getOrDefault(member, 0) - (double) each;
      chiSquared += off * off / each;
    }
    double freedom = members - 1.0;
    assertThat(chiSquared).as(key).isLessThan(freedom + 6 * Math.sqrt(2 * freedom) + 10);
  }

  @Test
  void drawingSeveralFindsDifferentOnes() {
    for (String form : List.of("m", "")) {
      for (int i = 0; i < 500; i++) {
        call("SADD", "s" + form, form + i);
      }
      for (String count : List.of("1", "100", "200", "499", "500", "600")) {
        List<String> drawn = members(call("SRANDMEMBER", "s" + form, count));
        assertThat(drawn).doesNotHaveDuplicates();
        assertThat(drawn).hasSize(Math.min(500, Integer.parseInt(count)));
      }
    }
  }

  @Test
  void aScanOfALargeSetSeesEveryMemberThatStays() {
    for (int i = 0; i < 3000; i++) {
      call("SADD", "s", "m" + i);
    }
    Set<String> seen = new LinkedHashSet<>();
    String cursor = "0";
    int calls = 0;
    do {
      String reply = call("SSCAN", "s", cursor, "COUNT", "50");
      cursor = reply.split("\r\n", -1)[2];
      seen.addAll(members(reply.substring(reply.indexOf("*", 1))));
      call("SREM", "s", "m" + (3000 - 10 * calls), "m" + (2999 - 10 * calls));
      calls++;
    } while (!cursor.equals("0"));
    assertThat(calls).isGreaterThan(20);
    for (int i = 0; i < 1000; i++) {
      assertThat(seen).contains("m" + i);
    }
    assertThat(call("SSCAN", "s", "0", "COUNT", "100000", "MATCH", "m1?")).contains("\r\n*10\r\n");
  }

  @Test
  void otherTypesAreRefused() {
    call("SET", "x", "v");
    call("SADD", "s", "a");
    for (String request :
        List.of("SADD x a", "SREM x a", "SMEMBERS x", "SPOP x", "SINTER s x", "SMOVE s x a")) {
      assertThat(call(request.split(" ", -1))).startsWith("-WRONGTYPE");
    }
    assertThat(call("SINTERSTORE", "s", "missing", "x")).startsWith("-WRONGTYPE");
    assertThat(call("SUNIONSTORE", "x", "s")).isEqualTo(":1\r\n");
    assertThat(call("TYPE", "x")).isEqualTo("+set\r\n");
    assertThat(call("SINTERCARD", "0", "s")).contains("numkeys should be greater than 0");
    assertThat(call("SINTERCARD", "2", "s")).contains("can't be greater than number of args");
    assertThat(call("COMMAND", "GETKEYS", "SINTERCARD", "2", "a", "b", "LIMIT", "1"))
        .isEqualTo("*2\r\n$1\r\na\r\n$1\r\nb\r\n");
  }

  private void addNumbers(String key, int from, int to) {
    for (int i = from; i < to; i++) {
      call("SADD", key, Integer.toString(i));
    }
  }

  private static List<String> members(String reply) {
    String[] lines = reply.split("\r\n", -1);
    List<String> members = new ArrayList<>();
    for (int i = 2; i < lines.length; i += 2) {
      members.add(lines[i]);
    }
    return members;
  }

  private String encoding(String key) {
    return call("OBJECT", "ENCODING", key).split("\r\n", -1)[1];
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
