package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients with caches of their own are told which keys to drop. */
final class TrackingTest {
  private final Bench bench = new Bench();
  private final Session cache = bench.connect();
  private final Session writer = bench.connect();

  @BeforeEach
  void useTheNewerProtocol() {
    bench.call(cache, "HELLO", "3");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aKeyThatWasReadIsToldOnceWhenItChanges() {
    bench.call(cache, "CLIENT", "TRACKING", "ON");
    bench.call(cache, "MGET", "a", "b");
    assertThat(bench.tracking.keyCount()).isEqualTo(2);
    bench.call(writer, "SET", "a", "1");
    bench.call(writer, "SET", "a", "2");
    bench.call(writer, "SET", "c", "3");
    assertThat(bench.reply(cache)).isEqualTo(invalidated("a"));
    bench.call(writer, "DEL", "b");
    assertThat(bench.reply(cache)).isEmpty();
    bench.call(writer, "SET", "b", "1", "PX", "10");
    assertThat(bench.reply(cache)).isEqualTo(invalidated("b"));
    bench.call(cache, "GET", "b");
    bench.nowMs += 20;
    bench.expiry.expireSome(bench.nowMs, 10);
    assertThat(bench.reply(cache)).isEqualTo(invalidated("b"));
  }

  @Test
  void oneIsToldOfOneselfBehindTheReplyUnlessItWantsNot() {
    bench.call(cache, "CLIENT", "TRACKING", "ON");
    bench.call(cache, "GET", "a");
    assertThat(bench.call(cache, "SET", "a", "1")).isEqualTo("+OK\r\n" + invalidated("a"));
    bench.call(cache, "CLIENT", "TRACKING", "ON", "NOLOOP");
    bench.call(cache, "GET", "a");
    assertThat(bench.call(cache, "SET", "a", "2")).isEqualTo("+OK\r\n");
    bench.call(cache, "GET", "a");
    bench.call(writer, "SET", "a", "3");
    assertThat(bench.reply(cache)).isEqualTo(invalidated("a"));
  }

  @Test
  void withOptInOnlyTheReadAfterCachingYesCounts() {
    bench.call(cache, "CLIENT", "TRACKING", "ON", "OPTIN");
    bench.call(cache, "GET", "a");
    assertThat(bench.call(cache, "CLIENT", "CACHING", "YES")).isEqualTo("+OK\r\n");
    bench.call(cache, "GET", "b");
    bench.call(cache, "GET", "c");
    bench.call(writer, "MSET", "a", "1", "b", "1", "c", "1");
    assertThat(bench.reply(cache)).isEqualTo(invalidated("b"));
    bench.call(cache, "CLIENT", "CACHING", "YES");
    bench.call(cache, "MULTI");
    bench.call(cache, "GET", "a");
    bench.call(cache, "GET", "b");
    bench.call(cache, "EXEC");
    bench.call(writer, "MSET", "a", "1", "b", "1");
    assertThat(bench.reply(cache)).isEqualTo(invalidated("a") + invalidated("b"));
  }

  @Test
  void withOptOutAllReadsCountButTheOneAfterCachingNo() {
    bench.call(cache, "CLIENT", "TRACKING", "ON", "OPTOUT");
    bench.call(cache, "CLIENT", "CACHING", "NO");
    bench.call(cache, "GET", "a");
    bench.call(cache, "GET", "b");
    bench.call(writer, "MSET", "a", "1", "b", "1");
    assertThat(bench.reply(cache)).isEqualTo(invalidated("b"));
  }

  @Test
  void prefixesAreToldAtTheEndOfTheTurnWhoeverReadTheKeys() {
    bench.call(cache, "CLIENT", "TRACKING", "ON", "BCAST", "PREFIX", "x:", "PREFIX", "y:");
    bench.call(writer, "SET", "x:1", "1");
    bench.call(writer, "SET", "x:2", "1");
    bench.call(writer, "SET", "x:1", "2");
    bench.call(writer, "SET", "z:1", "1");
    assertThat(bench.reply(cache)).isEmpty();
    bench.tracking.endTurn();
    assertThat(bench.reply(cache)).isEqualTo(invalidated("x:1", "x:2"));
    bench.call(cache, "CLIENT", "TRACKING", "ON", "BCAST", "NOLOOP");
    bench.call(cache, "SET", "x:3", "1");
    bench.call(writer, "SET", "a", "1");
    bench.tracking.endTurn();
    assertThat(bench.reply(cache)).isEqualTo(invalidated("a"));
    assertThat(bench.tracking.prefixCount()).isEqualTo(3);
    bench.call(cache, "CLIENT", "TRACKING", "OFF");
    assertThat(bench.tracking.prefixCount()).isZero();
  }

  @Test
  void anotherClientCanListenForOneOfTheOlderProtocol() {
    Session old = bench.connect();
    Session ear = bench.connect();
    bench.call(ear, "SUBSCRIBE", "__redis__:invalidate");
    String id = Long.toString(ear.id());
    assertThat(bench.call(old, "CLIENT", "TRACKING", "ON", "REDIRECT", id)).isEqualTo("+OK\r\n");
    assertThat(bench.call(old, "CLIENT", "GETREDIR")).isEqualTo(":" + id + "\r\n");
    bench.call(old, "GET", "a");
    bench.call(writer, "SET", "a", "1");
    assertThat(bench.reply(old)).isEmpty();
    assertThat(bench.reply(ear))
        .isEqualTo("*3\r\n$7\r\nmessage\r\n$20\r\n__redis__:invalidate\r\n*1\r\n$1\r\na\r\n");
    bench.call(writer, "FLUSHALL");
    assertThat(bench.reply(ear)).endsWith("__redis__:invalidate\r\n$-1\r\n");
  }

  @Test
  void aLostListenerIsReported() {
    Session ear = bench.connect();
    bench.call(cache, "CLIENT", "TRACKING", "ON", "REDIRECT", Long.toString(ear.id()));
    bench.call(cache, "GET", "a");
    bench.sessions.remove(ear);
    bench.call(writer, "SET", "a", "1");
    assertThat(bench.reply(cache))
        .isEqualTo(">2\r\n$21\r\ntracking-redir-broken\r\n:" + ear.id() + "\r\n");
    assertThat(bench.call(cache, "CLIENT", "TRACKINGINFO")).contains("broken_redirect");
    assertThat(bench.call(cache, "CLIENT", "LIST")).contains(" flags=tR ");
    bench.sessions.add(ear);
  }

  @Test
  void flushingDropsEverythingAndTheTableHasALimit() {
    bench.call(cache, "CLIENT", "TRACKING", "ON");
    bench.call(cache, "MGET", "a", "b", "c");
    bench.trackedKeysMax = 2;
    bench.tracking.endTurn();
    assertThat(bench.reply(cache)).isEqualTo(invalidated("a"));
    assertThat(bench.tracking.itemCount()).isEqualTo(2);
    bench.call(writer, "FLUSHDB");
    assertThat(bench.reply(cache)).isEqualTo(">2\r\n$10\r\ninvalidate\r\n_\r\n");
    assertThat(bench.tracking.itemCount()).isZero();
  }

  @Test
  void resetEndsIt() {
    bench.call(cache, "CLIENT", "TRACKING", "ON", "BCAST");
    bench.call(cache, "RESET");
    assertThat(bench.call(cache, "CLIENT", "GETREDIR")).isEqualTo(":-1\r\n");
    assertThat(bench.tracking.prefixCount()).isZero();
    assertThat(bench.tracking.clientCount()).isZero();
  }

  private static String invalidated(String... keys) {
    StringBuilder push = new StringBuilder(">2\r\n$10\r\ninvalidate\r\n*" + keys.length + "\r\n");
    for (String key : keys) {
      push.append('$').append(key.length()).append("\r\n").append(key).append("\r\n");
    }
    return push.toString();
  }
}
