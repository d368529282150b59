package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who waits for keys, who is served, in which order, and what replicas are told of it. */
final class BlockingTest {
  private static final String NONE = "*-1\r\n";

  private final Bench bench = new Bench();
  private final Session writer = bench.connect();
  private final Session first = bench.connect();
  private final Session second = bench.connect();
  private final Session third = bench.connect();

  @AfterEach
  void close() {
    assertThat(bench.waits.count()).isEqualTo(bench.waits.keyCount() == 0 ? 0 : waiting());
    bench.close();
    assertThat(bench.waits.keyCount()).isZero();
  }

  @Test
  void whoeverCameFirstIsServedFirst() {
    block(first, "BLPOP", "k", "0");
    block(second, "BRPOP", "k", "0");
    block(third, "BLPOP", "k", "0");
    bench.takePropagated();
    assertThat(bench.call(writer, "RPUSH", "k", "a", "b")).isEqualTo(":2\r\n");
    assertThat(bench.reply(first)).isEqualTo(pair("k", "a"));
    assertThat(bench.reply(second)).isEqualTo(pair("k", "b"));
    assertThat(bench.reply(third)).isEmpty();
    assertThat(third.blocked()).isNotNull();
    assertThat(bench.sessions.takeResumable()).containsExactly(first, second);
    assertThat(bench.takePropagated()).containsExactly("0 RPUSH k a b", "0 LPOP k", "0 RPOP k");
    assertThat(bench.call(writer, "EXISTS", "k")).isEqualTo(":0\r\n");
  }

  @Test
  void aListThatIsThereIsTakenFromAtOnceAndToldAsAPop() {
    bench.call(writer, "RPUSH", "b", "1", "2", "3");
    bench.takePropagated();
    assertThat(bench.call(first, "BLPOP", "a", "b", "0")).isEqualTo(pair("b", "1"));
    assertThat(bench.call(first, "BLMPOP", "0", "2", "a", "b", "RIGHT", "COUNT", "9"))
        .isEqualTo("*2\r\n$1\r\nb\r\n*2\r\n$1\r\n3\r\n$1\r\n2\r\n");
    assertThat(bench.takePropagated()).containsExactly("0 LPOP b", "0 RPOP b 2");
  }

  @Test
  void insideATransactionNobodyWaits() {
    bench.call(first, "MULTI");
    bench.call(first, "BLPOP", "k", "0");
    bench.call(first, "BLMOVE", "k", "l", "LEFT", "RIGHT", "0");
    bench.call(first, "BRPOPLPUSH", "k", "l", "0");
    bench.call(first, "BLMPOP", "0", "1", "k", "LEFT");
    assertThat(bench.call(first, "EXEC")).isEqualTo("*4\r\n*-1\r\n$-1\r\n$-1\r\n*-1\r\n");
    assertThat(first.blocked()).isNull();
  }

  @Test
  void aTransactionServesOnlyWhenItIsOver() {
    block(first, "BLPOP", "k", "0");
    bench.call(writer, "MULTI");
    bench.call(writer, "LPUSH", "k", "a");
    bench.call(writer, "LPUSH", "k", "b");
    bench.takePropagated();
    bench.call(writer, "EXEC");
    assertThat(bench.reply(first)).isEqualTo(pair("k", "b"));
    assertThat(bench.takePropagated())
        .containsExactly("0 MULTI", "0 LPUSH k a", "0 LPUSH k b", "0 EXEC", "0 LPOP k");
  }

  @Test
  void whatIsGoneWhenTheTransactionEndsServesNobody() {
    block(first, "BLPOP", "k", "0");
    bench.call(writer, "MULTI");
    bench.call(writer, "LPUSH", "k", "a");
    bench.call(writer, "DEL", "k");
    bench.call(writer, "SET", "k", "v");
    bench.call(writer, "EXEC");
    assertThat(bench.reply(first)).isEmpty();
    bench.call(writer, "DEL", "k");
    bench.call(writer, "LPUSH", "k", "b");
    assertThat(bench.reply(first)).isEqualTo(pair("k", "b"));
  }

  @Test
  void oneElementThatMovesServesAWholeChain() {
    block(third, "BLPOP", "c", "0");
    block(second, "BLMOVE", "b", "c", "LEFT", "RIGHT", "0");
    block(first, "BRPOPLPUSH", "a", "b", "0");
    bench.takePropagated();
    bench.call(writer, "LPUSH", "a", "x");
    assertThat(bench.reply(first)).isEqualTo("$1\r\nx\r\n");
    assertThat(bench.reply(second)).isEqualTo("$1\r\nx\r\n");
    assertThat(bench.reply(third)).isEqualTo(pair("c", "x"));
    assertThat(bench.takePropagated())
        .containsExactly("0 LPUSH a x", "0 RPOPLPUSH a b", "0 LMOVE b c left right", "0 LPOP c");
  }

  @Test
  void aCircleOfMovesEnds() {
    block(first, "BLMOVE", "a", "b", "LEFT", "LEFT", "0");
    block(second, "BLMOVE", "b", "a", "LEFT", "LEFT", "0");
    bench.call(writer, "RPUSH", "a", "x");
    assertThat(bench.call(writer, "LRANGE", "a", "0", "-1")).isEqualTo("*1\r\n$1\r\nx\r\n");
    assertThat(bench.call(writer, "EXISTS", "b")).isEqualTo(":0\r\n");
  }

  @Test
  void manyMovesInARowNeedNoStack() {
    int length = 20_000;
    Session[] links = new Session[length];
    for (int i = 0; i < length; i++) {
      links[i] = bench.connect();
      block(links[i], "BLMOVE", "k" + i, "k" + (i + 1), "LEFT", "LEFT", "0");
    }
    bench.call(writer, "LPUSH", "k0", "x");
    assertThat(bench.call(writer, "LRANGE", "k" + length, "0", "-1"))
        .isEqualTo("*1\r\n$1\r\nx\r\n");
    assertThat(bench.reply(links[length - 1])).isEqualTo("$1\r\nx\r\n");
  }

  @Test
  void severalKeysAreLeftByWhoeverIsServed() {
    block(first, "BLPOP", "a", "b", "a", "0");
    block(second, "BLPOP", "b", "0");
    assertThat(bench.waits.keyCount()).isEqualTo(2);
    bench.call(writer, "LPUSH", "b", "x");
    assertThat(bench.reply(first)).isEqualTo(pair("b", "x"));
    assertThat(bench.waits.keyCount()).isEqualTo(1);
    bench.call(writer, "LPUSH", "a", "y");
    assertThat(bench.reply(first)).isEmpty();
    assertThat(bench.call(writer, "LLEN", "a")).isEqualTo(":1\r\n");
  }

  @Test
  void aKeyOfAnotherTypeServesNobody() {
    block(first, "BLPOP", "a", "b", "0");
    bench.call(writer, "SET", "a", "v");
    assertThat(first.blocked()).isNotNull();
    bench.call(writer, "LPUSH", "b", "x");
    assertThat(bench.reply(first)).isEqualTo(pair("b", "x"));
  }

  @Test
  void aTargetOfAnotherTypeFailsTheMoveAndKeepsTheElement() {
    bench.call(writer, "SET", "b", "v");
    block(first, "BLMOVE", "a", "b", "LEFT", "LEFT", "0");
    block(second, "BLPOP", "a", "0");
    bench.call(writer, "LPUSH", "a", "x");
    assertThat(bench.reply(first)).startsWith("-WRONGTYPE");
    assertThat(bench.reply(second)).isEqualTo(pair("a", "x"));
  }

  @Test
  void listsThatComeByOtherWaysServeToo() {
    bench.call(writer, "RPUSH", "source", "x");
    assertServedBy("RENAME", "source", "k");
    bench.call(writer, "RPUSH", "source", "x");
    assertServedBy("COPY", "source", "k");
    bench.call(writer, "SELECT", "1");
    bench.call(writer, "RPUSH", "k", "x");
    assertServedBy("MOVE", "k", "0");
    bench.call(writer, "RPUSH", "k", "x");
    assertServedBy("SWAPDB", "0", "1");
  }

  @Test
  void databasesAreWaitedForApart() {
    block(first, "BLPOP", "k", "0");
    bench.call(writer, "SELECT", "1");
    bench.call(writer, "LPUSH", "k", "x");
    assertThat(bench.reply(first)).isEmpty();
  }

  @Test
  void whoIsBeingClosedTakesNothing() {
    block(first, "BLPOP", "k", "0");
    block(second, "BLPOP", "k", "0");
    bench.sessions.close(first, "killed");
    bench.call(writer, "LPUSH", "k", "x");
    assertThat(bench.reply(first)).isEmpty();
    assertThat(bench.reply(second)).isEqualTo(pair("k", "x"));
  }

  @Test
  void aPauseHoldsServingBack() {
    block(first, "BLPOP", "k", "0");
    bench.call(writer, "MULTI");
    bench.call(writer, "LPUSH", "k", "x");
    bench.call(writer, "CLIENT", "PAUSE", "1000", "WRITE");
    bench.call(writer, "EXEC");
    assertThat(bench.reply(first)).isEmpty();
    bench.nowMs += 1001;
    bench.processor.serveWaiting(bench.nowMs);
    assertThat(bench.reply(first)).isEqualTo(pair("k", "x"));
  }

  @Test
  void timeIsOverWithANullArray() {
    block(first, "BLPOP", "k", "1.5");
    Blocked waits = Objects.requireNonNull(first.blocked());
    assertThat(waits.deadlineMs()).isEqualTo(bench.nowMs + 1500);
    waits.timeOut(waits.deadlineMs());
    first.unblock();
    assertThat(bench.reply(first)).isEqualTo(NONE);
    bench.call(writer, "LPUSH", "k", "x");
    assertThat(bench.call(writer, "LLEN", "k")).isEqualTo(":1\r\n");
  }

  @Test
  void clientsAreUnblockedByOthers() {
    block(first, "BLPOP", "k", "0");
    block(second, "BLPOP", "k", "0");
    assertThat(bench.call(writer, "CLIENT", "UNBLOCK", "" + first.id())).isEqualTo(":1\r\n");
    assertThat(bench.reply(first)).isEqualTo(NONE);
    assertThat(bench.call(writer, "CLIENT", "UNBLOCK", "" + second.id(), "ERROR"))
        .isEqualTo(":1\r\n");
    assertThat(bench.reply(second)).startsWith("-UNBLOCKED client unblocked via CLIENT UNBLOCK");
    assertThat(bench.call(writer, "CLIENT", "UNBLOCK", "" + first.id())).isEqualTo(":0\r\n");
  }

  @Test
  void aRoleThatIsLostEndsAllWaits() {
    block(first, "BLPOP", "k", "0");
    bench.waits.failAll("UNBLOCKED gone", "no primary");
    assertThat(bench.reply(first)).isEqualTo("-UNBLOCKED gone\r\n");
    assertThat(first.closesAfterReply()).isTrue();
    assertThat(bench.waits.count()).isZero();
  }

  @Test
  void timeoutsAreRefusedInTheWordsOfRedis() {
    assertThat(bench.call(first, "BLPOP", "k", "-1")).isEqualTo("-ERR timeout is negative\r\n");
    assertThat(bench.call(first, "BLPOP", "k", "-0.001")).isEqualTo("-ERR timeout is negative\r\n");
    for (String none : List.of("x", "", " 1", "1 ", "nan", "1e", "1e99999", ".")) {
      assertThat(bench.call(first, "BLPOP", "k", none))
          .as(none)
          .isEqualTo("-ERR timeout is not a float or out of range\r\n");
    }
    for (String long_ : List.of("9223372036854775", "0x7FFFFFFFFFFFFF", "1e30", "inf")) {
      assertThat(bench.call(first, "BLPOP", "k", long_))
          .as(long_)
          .isEqualTo("-ERR timeout is out of range\r\n");
    }
    block(first, "BLPOP", "k", "1e-4");
    assertThat(Objects.requireNonNull(first.blocked()).deadlineMs()).isEqualTo(bench.nowMs + 1);
  }

  @Test
  void aPushThatIsWatchedIsSeenAndAWaitIsNot() {
    bench.call(third, "WATCH", "l");
    block(first, "BLMOVE", "k", "l", "LEFT", "LEFT", "0");
    bench.call(third, "MULTI");
    bench.call(third, "PING");
    assertThat(bench.call(third, "EXEC")).isEqualTo("*1\r\n+PONG\r\n");
    bench.call(third, "WATCH", "l");
    bench.call(writer, "LPUSH", "k", "x");
    bench.call(third, "MULTI");
    bench.call(third, "PING");
    assertThat(bench.call(third, "EXEC")).isEqualTo(NONE);
  }

  private void assertServedBy(String... request) {
    block(first, "BLPOP", "k", "0");
    bench.call(writer, request);
    assertThat(bench.reply(first)).as(String.join(" ", request)).isEqualTo(pair("k", "x"));
    assertThat(first.blocked()).isNull();
  }

  private void block(Session session, String... request) {
    byte[][] words =
        Arrays.stream(request)
            .map(word -> word.getBytes(StandardCharsets.ISO_8859_1))
            .toArray(byte[][]::new);
    assertThat(bench.process(session, words)).isEqualTo(Outcome.BLOCKED);
    assertThat(bench.reply(session)).isEmpty();
  }

  private int waiting() {
    return (int) bench.sessions.all().stream().filter(s -> s.blocked() != null).count();
  }

  private static String pair(String key, String element) {
    return "*2\r\n$"
        + key.length()
        + "\r\n"
        + key
        + "\r\n$"
        + element.length()
        + "\r\n"
        + element
        + "\r\n";
  }
}
