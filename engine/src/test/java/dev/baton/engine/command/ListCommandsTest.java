package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the list commands leave behind: encodings, events, deleted keys, propagated commands. */
final class ListCommandsTest {
  private static final String QUICKLIST = "$9\r\nquicklist\r\n";
  private static final String LISTPACK = "$8\r\nlistpack\r\n";

  private final Bench bench = new Bench();
  private final Session client = bench.connect();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aListIsPackedUpToTheSizeOfANodeAndAgainBelowHalfOfIt() {
    call("CONFIG", "SET", "list-max-listpack-size", "4");
    call("RPUSH", "k", "a", "b", "c", "d");
    assertThat(call("OBJECT", "ENCODING", "k")).isEqualTo(LISTPACK);
    call("RPUSH", "k", "e");
    assertThat(call("OBJECT", "ENCODING", "k")).isEqualTo(QUICKLIST);
    call("LPOP", "k", "2");
    assertThat(call("OBJECT", "ENCODING", "k")).isEqualTo(QUICKLIST);
    call("LTRIM", "k", "0", "1");
    assertThat(call("OBJECT", "ENCODING", "k")).isEqualTo(LISTPACK);
    call("LINSERT", "k", "BEFORE", "d", "x".repeat(9000));
    assertThat(call("OBJECT", "ENCODING", "k")).isEqualTo(QUICKLIST);
  }

  @Test
  void aBatchOfElementsIsPushedWhateverTheListIsAndBecomes() {
    assertThat(call("RPUSH", "k", "1", "b", "300", "d", "")).isEqualTo(":5\r\n");
    assertThat(call("LPUSH", "k", "e", "-5", "99999999999", "f")).isEqualTo(":9\r\n");
    assertThat(call("LINDEX", "k", "1")).isEqualTo("$11\r\n99999999999\r\n");
    assertThat(call("OBJECT", "ENCODING", "k")).isEqualTo(LISTPACK);
    String text = "x".repeat(3000);
    assertThat(call("RPUSH", "k", text, text, "1", "2", "3")).isEqualTo(":14\r\n");
    assertThat(call("RPUSH", "k", text, "4", "5", "6")).isEqualTo(":18\r\n");
    assertThat(call("OBJECT", "ENCODING", "k")).isEqualTo(QUICKLIST);
    assertThat(call("LINDEX", "k", "-1")).isEqualTo("$1\r\n6\r\n");
  }

  @Test
  void theElementThatIsReplacedCountsWhenANodeIsFull() {
    call("CONFIG", "SET", "list-max-listpack-size", "3");
    call("RPUSH", "k", "a", "b", "c");
    call("LSET", "k", "0", "x");
    assertThat(call("OBJECT", "ENCODING", "k")).isEqualTo(QUICKLIST);
    assertThat(call("DEBUG", "OBJECT", "k"))
        .contains(" ql_nodes:1 ql_avg_node:3.00 ql_listpack_max:3 ql_compressed:0 ");
  }

  @Test
  void aListWithoutElementsIsNoMore() {
    for (String[] emptying :
        List.of(
            words("LPOP k"),
            words("RPOP k 5"),
            words("LREM k 0 a"),
            words("LTRIM k 5 9"),
            words("LMPOP 1 k LEFT COUNT 3"),
            words("BLPOP k 0"),
            words("RPOPLPUSH k other"),
            words("LMOVE k other LEFT LEFT"))) {
      call("RPUSH", "k", "a");
      call(emptying);
      assertThat(call("EXISTS", "k")).as(emptying[0]).isEqualTo(":0\r\n");
    }
  }

  @Test
  void eventsTellWhatHappenedToWhichKey() {
    bench.events.choose("KEA");
    Session listener = bench.connect();
    bench.call(listener, "PSUBSCRIBE", "__keyevent@0__:*");
    call("RPUSH", "k", "a", "b", "c");
    call("LMOVE", "k", "k2", "LEFT", "RIGHT");
    call("LSET", "k", "0", "x");
    call("LINSERT", "k", "AFTER", "x", "y");
    call("LREM", "k", "1", "y");
    call("LTRIM", "k", "0", "0");
    call("LPOP", "k");
    call("SORT", "k2", "ALPHA", "STORE", "k3");
    call("SORT", "none", "STORE", "k3");
    assertThat(events(bench.reply(listener)))
        .containsExactly(
            "rpush k",
            "rpush k2",
            "lpop k",
            "lset k",
            "linsert k",
            "lrem k",
            "ltrim k",
            "lpop k",
            "del k",
            "sortstore k3",
            "del k3");
  }

  @Test
  void replicasAreToldTheCommandOrThePopThatItCameTo() {
    assertThat(told("RPUSH", "k", "a", "b", "c", "d")).containsExactly("0 RPUSH k a b c d");
    assertThat(told("LPUSHX", "none", "a")).isEmpty();
    assertThat(told("LPOP", "k", "2")).containsExactly("0 LPOP k 2");
    assertThat(told("LPOP", "k", "0")).isEmpty();
    assertThat(told("LMPOP", "2", "none", "k", "RIGHT", "COUNT", "10"))
        .containsExactly("0 RPOP k 2");
    assertThat(told("LTRIM", "k", "0", "1")).isEmpty();
    call("RPUSH", "k", "a", "b");
    assertThat(told("LTRIM", "k", "0", "-1")).isEmpty();
    assertThat(told("LREM", "k", "0", "z")).isEmpty();
    assertThat(told("BLMOVE", "k", "l", "left", "right", "0"))
        .containsExactly("0 LMOVE k l left right");
    assertThat(told("BRPOPLPUSH", "k", "l", "0")).containsExactly("0 RPOPLPUSH k l");
    assertThat(told("RPOPLPUSH", "l", "l")).containsExactly("0 RPOPLPUSH l l");
    assertThat(told("SORT", "l", "ALPHA", "STORE", "s")).containsExactly("0 SORT l ALPHA STORE s");
    assertThat(told("SORT", "l", "ALPHA")).isEmpty();
  }

  @Test
  void valuesOfOtherTypesAreRefusedAndKept() {
    call("SET", "s", "v");
    call("RPUSH", "k", "a");
    for (String request :
        List.of(
            "LPUSH s a",
            "LPOP s",
            "LLEN s",
            "LRANGE s 0 1",
            "LINDEX s 0",
            "LSET s 0 a",
            "LPOS s a",
            "LREM s 0 a",
            "LTRIM s 0 1",
            "LINSERT s BEFORE a b",
            "LMOVE s k LEFT LEFT",
            "LMOVE k s LEFT LEFT",
            "LMPOP 1 s LEFT",
            "BLPOP s 0",
            "BLMPOP 0 1 s LEFT",
            "SORT s")) {
      assertThat(call(words(request))).as(request).startsWith("-WRONGTYPE");
    }
    assertThat(call("LLEN", "k")).isEqualTo(":1\r\n");
    assertThat(call("GET", "s")).isEqualTo("$1\r\nv\r\n");
  }

  @Test
  void aUserWhoMayNotReadEveryKeySortsOnlyByTheElements() {
    call("RPUSH", "k", "2", "1");
    call("ACL", "SETUSER", "sorter", "on", "nopass", "+sort", "~k");
    call("AUTH", "sorter", "any");
    assertThat(call("SORT", "k")).isEqualTo("*2\r\n$1\r\n1\r\n$1\r\n2\r\n");
    assertThat(call("SORT", "k", "BY", "w_*"))
        .isEqualTo("-ERR BY option of SORT denied due to insufficient ACL permissions\r\n");
    assertThat(call("SORT", "k", "GET", "w_*"))
        .isEqualTo("-ERR GET option of SORT denied due to insufficient ACL permissions\r\n");
  }

  private List<String> told(String... request) {
    bench.takePropagated();
    call(request);
    return bench.takePropagated();
  }

  private String call(String... request) {
    return bench.call(client, request);
  }

  private static String[] words(String request) {
    return request.split(" ", -1);
  }

  /** The event and the key of each message. */
  private static List<String> events(String pushed) {
    return Arrays.stream(pushed.split("\\*4\r\n", -1))
        .filter(message -> message.contains("pmessage"))
        .map(message -> message.split("\r\n", -1))
        .map(parts -> parts[5].substring("__keyevent@0__:".length()) + " " + parts[7])
        .toList();
  }
}
