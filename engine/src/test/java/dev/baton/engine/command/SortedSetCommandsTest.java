package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What commands on sorted sets and places do besides their replies. */
final class SortedSetCommandsTest {
  private static final Pattern EVENT =
      Pattern.compile("__keyevent@0__:(\\w+)\r\n\\$\\d+\r\n(\\w+)");

  private final Bench bench = new Bench();
  private final Session client = bench.connect();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void scanLeavesOutScoresWhereAsked() {
    bench.call(client, "ZADD", "z", "1", "a", "2", "b");
    assertThat(bench.call(client, "ZSCAN", "z", "0", "NOSCORES", "COUNT", "9"))
        .isEqualTo("*2\r\n$1\r\n0\r\n*2\r\n$1\r\na\r\n$1\r\nb\r\n");
    assertThat(bench.call(client, "ZSCAN", "z", "0", "COUNT")).startsWith("-ERR syntax error");
  }

  @Test
  void writesGoToReplicasAsTheyCame() {
    assertThat(told("ZADD", "z", "XX", "1", "a")).isEmpty();
    assertThat(told("ZADD", "z", "1.5", "a", "2", "b")).containsExactly("0 ZADD z 1.5 a 2 b");
    assertThat(told("ZADD", "z", "2", "b")).isEmpty();
    assertThat(told("ZINCRBY", "z", "1", "a")).containsExactly("0 ZINCRBY z 1 a");
    assertThat(told("ZUNIONSTORE", "y", "1", "z")).containsExactly("0 ZUNIONSTORE y 1 z");
    assertThat(told("ZREM", "z", "nosuch")).isEmpty();
    assertThat(told("ZPOPMIN", "z")).containsExactly("0 ZPOPMIN z");
    assertThat(told("ZREM", "z", "a", "b")).containsExactly("0 ZREM z a b");
    assertThat(told("ZRANGESTORE", "y", "nosuch", "0", "-1"))
        .containsExactly("0 ZRANGESTORE y nosuch 0 -1");
  }

  @Test
  void whatIsChosenAmongKeysIsToldAsThePlainCommand() {
    bench.call(client, "ZADD", "z", "1", "a", "2", "b", "3", "c");
    assertThat(told("ZMPOP", "2", "nosuch", "z", "MAX", "COUNT", "9"))
        .containsExactly("0 ZPOPMAX z 3");
    bench.call(client, "ZADD", "z", "1", "a", "2", "b");
    assertThat(told("BZPOPMIN", "nosuch", "z", "0")).containsExactly("0 ZPOPMIN z");
    assertThat(told("BZMPOP", "0", "1", "z", "MIN")).containsExactly("0 ZPOPMIN z 1");
  }

  @Test
  void placesAreToldAsScores() {
    assertThat(told("GEOADD", "g", "CH", "13.361389", "38.115556", "Palermo"))
        .containsExactly("0 ZADD g CH 3479099956230698 Palermo");
    assertThat(told("GEOADD", "g", "13.361389", "38.115556", "Palermo")).isEmpty();
  }

  @Test
  void anEmptySetIsNoKey() {
    bench.call(client, "ZADD", "z", "1", "a");
    bench.call(client, "ZREM", "z", "a");
    assertThat(bench.call(client, "EXISTS", "z")).isEqualTo(":0\r\n");
    bench.call(client, "ZADD", "z", "1", "a");
    bench.call(client, "ZREMRANGEBYSCORE", "z", "-inf", "+inf");
    assertThat(bench.call(client, "EXISTS", "z")).isEqualTo(":0\r\n");
  }

  @Test
  void eventsAreThoseOfRedis() {
    assertThat(events("ZADD", "z", "1", "a", "2", "b", "3", "c"))
        .containsExactly("new z", "zadd z");
    assertThat(events("ZADD", "z", "1", "a")).isEmpty();
    assertThat(events("ZINCRBY", "z", "1", "a")).containsExactly("zincr z");
    assertThat(events("ZUNIONSTORE", "y", "1", "z")).containsExactly("new y", "zunionstore y");
    assertThat(events("ZINTERSTORE", "y", "1", "nosuch"))
        .containsExactly("keymiss nosuch", "del y");
    assertThat(events("ZREM", "z", "a")).containsExactly("zrem z");
    assertThat(events("ZPOPMIN", "z")).containsExactly("zpopmin z");
    assertThat(events("ZREMRANGEBYRANK", "z", "0", "-1"))
        .containsExactly("zremrangebyrank z", "del z");
    assertThat(events("GEOADD", "g", "1", "1", "x")).containsExactly("new g", "zadd g");
    assertThat(events("GEOSEARCHSTORE", "f", "g", "FROMMEMBER", "x", "BYRADIUS", "1", "km"))
        .containsExactly("new f", "geosearchstore f");
  }

  @Test
  void otherTypesAreRefused() {
    bench.call(client, "SET", "s", "v");
    for (String[] request :
        List.of(
            new String[] {"ZADD", "s", "1", "a"},
            new String[] {"ZSCORE", "s", "a"},
            new String[] {"ZRANGE", "s", "0", "-1"},
            new String[] {"ZUNION", "1", "s"},
            new String[] {"ZMPOP", "1", "s", "MIN"},
            new String[] {"BZPOPMIN", "s", "0"},
            new String[] {"GEOPOS", "s", "a"})) {
      assertThat(bench.call(client, request)).as(request[0]).startsWith("-WRONGTYPE");
    }
  }

  @Test
  void anIncrementThatIsNoNumberChangesNothing() {
    bench.call(client, "ZADD", "z", "inf", "a");
    assertThat(bench.call(client, "ZINCRBY", "z", "-inf", "a"))
        .isEqualTo("-ERR resulting score is not a number (NaN)\r\n");
    assertThat(bench.call(client, "ZSCORE", "z", "a")).isEqualTo("$3\r\ninf\r\n");
  }

  @Test
  void scoresAreShownWithTheFewestDigitsThatAreTrue() {
    bench.call(client, "ZADD", "z", "0.1", "a", "3.14", "b", "1e300", "c", "-0.5", "d");
    assertThat(bench.call(client, "ZMSCORE", "z", "a", "b", "c", "d"))
        .isEqualTo("*4\r\n$3\r\n0.1\r\n$4\r\n3.14\r\n$6\r\n1e+300\r\n$4\r\n-0.5\r\n");
    bench.call(client, "HELLO", "3");
    assertThat(bench.call(client, "ZSCORE", "z", "b")).isEqualTo(",3.14\r\n");
  }

  @Test
  void theRankCanComeWithTheScore() {
    bench.call(client, "ZADD", "z", "1", "a", "2", "b");
    assertThat(bench.call(client, "ZRANK", "z", "b", "WITHSCORE"))
        .isEqualTo("*2\r\n:1\r\n$1\r\n2\r\n");
    assertThat(bench.call(client, "ZREVRANK", "z", "b", "WITHSCORE"))
        .isEqualTo("*2\r\n:0\r\n$1\r\n2\r\n");
    assertThat(bench.call(client, "ZRANK", "z", "c", "WITHSCORE")).isEqualTo("*-1\r\n");
  }

  @Test
  void aSmallSampleHasNoMemberTwice() {
    for (int i = 0; i < 300; i++) {
      bench.call(client, "ZADD", "z", Integer.toString(i), "m" + i);
    }
    for (int count : List.of(5, 50, 150, 299)) {
      String reply = bench.call(client, "ZRANDMEMBER", "z", Integer.toString(count));
      List<String> members = reply.lines().filter(line -> line.startsWith("m")).toList();
      assertThat(members).hasSize(count).doesNotHaveDuplicates();
    }
    String repeated = bench.call(client, "ZRANDMEMBER", "z", "-400");
    assertThat(repeated.lines().filter(line -> line.startsWith("m"))).hasSize(400);
  }

  @Test
  void aScanOfALargeSetSeesEveryMember() {
    for (int i = 0; i < 500; i++) {
      bench.call(client, "ZADD", "z", Integer.toString(i), "m" + i);
    }
    Set<String> seen = new TreeSet<>();
    String cursor = "0";
    do {
      List<String> lines = bench.call(client, "ZSCAN", "z", cursor, "COUNT", "20").lines().toList();
      cursor = lines.get(2);
      lines.stream().filter(line -> line.startsWith("m")).forEach(seen::add);
    } while (!cursor.equals("0"));
    assertThat(seen).hasSize(500);
  }

  @Test
  void whoWaitsIsServedInTurn() {
    Session second = bench.connect();
    Session third = bench.connect();
    assertThat(bench.call(client, "BZPOPMIN", "y", "z", "0")).isEmpty();
    assertThat(bench.call(second, "BZMPOP", "0", "1", "z", "MAX", "COUNT", "2")).isEmpty();
    bench.takePropagated();
    bench.call(third, "ZADD", "z", "1", "a", "2", "b", "3", "c", "4", "d");
    assertThat(bench.reply(client)).isEqualTo("*3\r\n$1\r\nz\r\n$1\r\na\r\n$1\r\n1\r\n");
    assertThat(bench.reply(second))
        .isEqualTo(
            "*2\r\n$1\r\nz\r\n*2\r\n*2\r\n$1\r\nd\r\n$1\r\n4\r\n*2\r\n$1\r\nc\r\n$1\r\n3\r\n");
    assertThat(bench.takePropagated())
        .containsExactly("0 ZADD z 1 a 2 b 3 c 4 d", "0 ZPOPMIN z", "0 ZPOPMAX z 2");
    assertThat(bench.call(third, "ZRANGE", "z", "0", "-1")).isEqualTo("*1\r\n$1\r\nb\r\n");
  }

  @Test
  void placesStoredWakeWhoWaits() {
    Session second = bench.connect();
    assertThat(bench.call(second, "BZPOPMAX", "g", "0")).isEmpty();
    bench.call(client, "GEOADD", "g", "13.361389", "38.115556", "Palermo");
    assertThat(bench.reply(second)).contains("Palermo", "3479099956230698");
  }

  private List<String> told(String... request) {
    bench.takePropagated();
    bench.call(client, request);
    return bench.takePropagated();
  }

  private List<String> events(String... request) {
    bench.events.choose("EAnm");
    Session listener = bench.connect();
    bench.call(listener, "PSUBSCRIBE", "__keyevent@0__:*");
    bench.call(client, request);
    Matcher matcher = EVENT.matcher(bench.reply(listener));
    List<String> heard =
        matcher.results().map(event -> event.group(1) + " " + event.group(2)).toList();
    bench.call(listener, "PUNSUBSCRIBE");
    return heard;
  }
}
