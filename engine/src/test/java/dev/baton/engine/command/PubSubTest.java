package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Channels, patterns and what listening clients may do. */
final class PubSubTest {
  private static final String HELLO_ON_C = "*3\r\n$7\r\nmessage\r\n$1\r\nc\r\n$2\r\nhi\r\n";

  private final Bench bench = new Bench();
  private final Session listener = bench.connect();
  private final Session publisher = bench.connect();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void eachNameIsConfirmedWithTheCountOfChannelsAndPatterns() {
    assertThat(bench.call(listener, "SUBSCRIBE", "a", "b", "a"))
        .isEqualTo(
            confirmed("subscribe", "a", 1)
                + confirmed("subscribe", "b", 2)
                + confirmed("subscribe", "a", 2));
    assertThat(bench.call(listener, "PSUBSCRIBE", "x*"))
        .isEqualTo(confirmed("psubscribe", "x*", 3));
    assertThat(bench.call(listener, "SSUBSCRIBE", "s")).isEqualTo(confirmed("ssubscribe", "s", 1));
    assertThat(bench.call(listener, "UNSUBSCRIBE"))
        .isEqualTo(confirmed("unsubscribe", "a", 2) + confirmed("unsubscribe", "b", 1));
    assertThat(bench.call(listener, "UNSUBSCRIBE"))
        .isEqualTo("*3\r\n$11\r\nunsubscribe\r\n$-1\r\n:1\r\n");
    assertThat(bench.call(listener, "PUNSUBSCRIBE", "y*"))
        .isEqualTo(confirmed("punsubscribe", "y*", 1));
    assertThat(bench.call(listener, "SUNSUBSCRIBE")).isEqualTo(confirmed("sunsubscribe", "s", 0));
  }

  @Test
  void messagesReachListenersOfTheChannelAndOfItsPatterns() {
    Session byPattern = bench.connect();
    bench.call(listener, "SUBSCRIBE", "c");
    bench.call(byPattern, "PSUBSCRIBE", "[a-c]", "?", "zz*");
    assertThat(bench.call(publisher, "PUBLISH", "c", "hi")).isEqualTo(":3\r\n");
    assertThat(bench.reply(listener)).isEqualTo(HELLO_ON_C);
    assertThat(bench.reply(byPattern))
        .isEqualTo(bulks("pmessage", "[a-c]", "c", "hi") + bulks("pmessage", "?", "c", "hi"));
    assertThat(bench.takePropagated()).containsExactly("0 PUBLISH c hi");
    assertThat(bench.keyspace.changesSinceSave()).isZero();
  }

  @Test
  void shardChannelsAreAWorldOfTheirOwn() {
    bench.call(listener, "SSUBSCRIBE", "c");
    assertThat(bench.call(publisher, "PUBLISH", "c", "hi")).isEqualTo(":0\r\n");
    assertThat(bench.call(publisher, "SPUBLISH", "c", "hi")).isEqualTo(":1\r\n");
    assertThat(bench.reply(listener)).isEqualTo("*3\r\n$8\r\nsmessage\r\n$1\r\nc\r\n$2\r\nhi\r\n");
    assertThat(bench.call(publisher, "PUBSUB", "CHANNELS")).isEqualTo("*0\r\n");
    assertThat(bench.call(publisher, "PUBSUB", "SHARDCHANNELS", "?"))
        .isEqualTo("*1\r\n$1\r\nc\r\n");
    assertThat(bench.call(publisher, "PUBSUB", "SHARDNUMSUB", "c", "d"))
        .isEqualTo("*4\r\n$1\r\nc\r\n:1\r\n$1\r\nd\r\n:0\r\n");
  }

  @Test
  void introspectionCountsNamesNotClients() {
    bench.call(listener, "SUBSCRIBE", "aa", "b");
    bench.call(publisher, "HELLO", "3");
    bench.call(publisher, "SUBSCRIBE", "aa");
    bench.call(publisher, "PSUBSCRIBE", "*");
    bench.call(listener, "PSUBSCRIBE", "*", "x");
    assertThat(bench.call(publisher, "PUBSUB", "CHANNELS", "a*")).isEqualTo("*1\r\n$2\r\naa\r\n");
    assertThat(bench.call(publisher, "PUBSUB", "NUMSUB", "aa", "no"))
        .isEqualTo("*4\r\n$2\r\naa\r\n:2\r\n$2\r\nno\r\n:0\r\n");
    assertThat(bench.call(publisher, "PUBSUB", "NUMPAT")).isEqualTo(":2\r\n");
    assertThat(bench.call(publisher, "CLIENT", "LIST", "TYPE", "pubsub"))
        .contains(" flags=P db=0 sub=2 psub=2 ssub=0 ", " sub=1 psub=1 ssub=0 ");
  }

  @Test
  void listenersOfTheOlderProtocolMayOnlyChangeWhatTheyListenTo() {
    bench.call(listener, "SUBSCRIBE", "c");
    assertThat(bench.call(listener, "CLIENT", "ID"))
        .isEqualTo(
            "-ERR Can't execute 'client|id': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING"
                + " / QUIT / RESET are allowed in this context\r\n");
    assertThat(bench.call(listener, "PING")).isEqualTo("*2\r\n$4\r\npong\r\n$0\r\n\r\n");
    assertThat(bench.call(listener, "PING", "x")).isEqualTo("*2\r\n$4\r\npong\r\n$1\r\nx\r\n");
    bench.call(listener, "UNSUBSCRIBE", "c");
    assertThat(bench.call(listener, "PING")).isEqualTo("+PONG\r\n");
  }

  @Test
  void messagesOfTheNewerProtocolArePushesAndStandBehindTheReply() {
    bench.call(listener, "HELLO", "3");
    assertThat(bench.call(listener, "SUBSCRIBE", "c"))
        .isEqualTo(">3\r\n$9\r\nsubscribe\r\n$1\r\nc\r\n:1\r\n");
    assertThat(bench.call(listener, "PUBLISH", "c", "hi"))
        .isEqualTo(":1\r\n>3\r\n$7\r\nmessage\r\n$1\r\nc\r\n$2\r\nhi\r\n");
    assertThat(bench.call(listener, "PING")).isEqualTo("+PONG\r\n");
    assertThat(bench.call(listener, "UNSUBSCRIBE")).contains(":0\r\n");
    assertThat(bench.call(listener, "UNSUBSCRIBE"))
        .isEqualTo(">3\r\n$11\r\nunsubscribe\r\n_\r\n:0\r\n");
  }

  @Test
  void silenceDoesNotCoverMessages() {
    bench.call(listener, "CLIENT", "REPLY", "OFF");
    assertThat(bench.call(listener, "SUBSCRIBE", "c")).isEqualTo(confirmed("subscribe", "c", 1));
    bench.call(publisher, "PUBLISH", "c", "hi");
    assertThat(bench.reply(listener)).isEqualTo(HELLO_ON_C);
  }

  @Test
  void resetAndTheEndOfAConnectionEndSubscriptions() {
    bench.call(listener, "SUBSCRIBE", "c");
    bench.call(listener, "PSUBSCRIBE", "c*");
    assertThat(bench.call(listener, "RESET")).isEqualTo("+RESET\r\n");
    assertThat(bench.call(publisher, "PUBLISH", "c", "hi")).isEqualTo(":0\r\n");
    bench.call(listener, "SUBSCRIBE", "c");
    bench.sessions.remove(listener);
    assertThat(bench.call(publisher, "PUBLISH", "c", "hi")).isEqualTo(":0\r\n");
    assertThat(bench.call(publisher, "PUBSUB", "CHANNELS")).isEqualTo("*0\r\n");
    assertThat(bench.pubSub.isSilent()).isTrue();
    bench.sessions.add(listener);
  }

  @Test
  void transactionsMaySubscribeAndPublish() {
    bench.call(listener, "MULTI");
    bench.call(listener, "SUBSCRIBE", "c");
    bench.call(listener, "PUBLISH", "c", "hi");
    assertThat(bench.call(listener, "EXEC"))
        .isEqualTo("*2\r\n" + confirmed("subscribe", "c", 1) + ":1\r\n" + HELLO_ON_C);
    assertThat(bench.takePropagated()).containsExactly("0 PUBLISH c hi");
  }

  private static String confirmed(String word, String name, int count) {
    return "*3\r\n$"
        + word.length()
        + "\r\n"
        + word
        + "\r\n$"
        + name.length()
        + "\r\n"
        + name
        + "\r\n:"
        + count
        + "\r\n";
  }

  private static String bulks(String... words) {
    StringBuilder reply = new StringBuilder("*" + words.length + "\r\n");
    for (String word : words) {
      reply.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
    }
    return reply.toString();
  }
}
