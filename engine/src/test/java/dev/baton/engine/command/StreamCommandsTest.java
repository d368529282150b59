package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the stream commands do beside replying: propagation, waiting, events. */
final class StreamCommandsTest {
  private static final long NOW = 1_700_000_000_000L;
  private static final String WRONG_TYPE =
      "-WRONGTYPE Operation against a key holding the wrong kind of value\r\n";

  private final Bench bench = new Bench();
  private final Session client = bench.connect();

  @AfterEach
  void close() {
    bench.close();
  }

  // ---- propagation

  @Test
  void anEntryIsToldWithItsIdentifier() {
    assertThat(told("XADD", "s", "*", "f", "v")).containsExactly("0 XADD s " + NOW + "-0 f v");
    assertThat(told("XADD", "s", "*", "f", "v")).containsExactly("0 XADD s " + NOW + "-1 f v");
    assertThat(told("XADD", "s", NOW + "-*", "f", "v"))
        .containsExactly("0 XADD s " + NOW + "-2 f v");
    assertThat(told("XADD", "s", NOW + "-9", "f", "v"))
        .containsExactly("0 XADD s " + NOW + "-9 f v");
    assertThat(told("XADD", "none", "NOMKSTREAM", "*", "f", "v")).isEmpty();
  }

  @Test
  void approximateTrimmingIsToldAsTheExactOneItCameTo() {
    bench.configuration.set("stream-node-max-entries", "10");
    for (int i = 1; i <= 35; i++) {
      bench.call(client, "XADD", "s", i + "-1", "f", "v");
    }
    assertThat(told("XTRIM", "s", "MAXLEN", "~", "28")).isEmpty();
    assertThat(told("XTRIM", "s", "MAXLEN", "~", "20", "LIMIT", "100"))
        .containsExactly("0 XTRIM s MAXLEN = 25 LIMIT 100");
    assertThat(told("XTRIM", "s", "MINID", "~", "25")).containsExactly("0 XTRIM s MINID = 21-1");
    assertThat(told("XADD", "s", "MAXLEN", "~", "100", "40-0", "f", "v"))
        .containsExactly("0 XADD s MAXLEN = 16 40-0 f v");
    assertThat(told("XTRIM", "s", "MAXLEN", "=", "3")).containsExactly("0 XTRIM s MAXLEN = 3");
  }

  @Test
  void whatAGroupReadsIsToldAsClaims() {
    fill("s", 2);
    bench.call(client, "XGROUP", "CREATE", "s", "g", "0");
    assertThat(told("XREADGROUP", "GROUP", "g", "c", "STREAMS", "s", ">"))
        .containsExactly(
            "0 MULTI",
            "0 XCLAIM s g c 0 1-1 TIME " + NOW + " RETRYCOUNT 1 FORCE JUSTID LASTID 1-1",
            "0 XCLAIM s g c 0 2-1 TIME " + NOW + " RETRYCOUNT 1 FORCE JUSTID LASTID 2-1",
            "0 XGROUP SETID s g 2-1 ENTRIESREAD 2",
            "0 EXEC");
    assertThat(told("XREADGROUP", "GROUP", "g", "c", "STREAMS", "s", "0")).isEmpty();
    assertThat(told("XREADGROUP", "GROUP", "g", "c", "STREAMS", "s", ">")).isEmpty();
  }

  @Test
  void whatAGroupReadsWithoutKeepingItIsToldAsItsNewPlace() {
    fill("s", 1);
    bench.call(client, "XGROUP", "CREATE", "s", "g", "0");
    assertThat(told("XREADGROUP", "GROUP", "g", "c", "NOACK", "STREAMS", "s", ">"))
        .containsExactly(
            "0 MULTI",
            "0 XGROUP CREATECONSUMER s g c",
            "0 XGROUP SETID s g 1-1 ENTRIESREAD 1",
            "0 EXEC");
  }

  @Test
  void claimsAreToldOneByOne() {
    fill("s", 3);
    bench.call(client, "XGROUP", "CREATE", "s", "g", "0");
    bench.call(client, "XREADGROUP", "GROUP", "g", "c", "STREAMS", "s", ">");
    bench.nowMs += 500;
    assertThat(told("XCLAIM", "s", "g", "d", "100", "1-1", "9-9", "RETRYCOUNT", "7"))
        .containsExactly(
            "0 XCLAIM s g d 0 1-1 TIME " + bench.nowMs + " RETRYCOUNT 7 FORCE JUSTID LASTID 3-1");
    bench.call(client, "XDEL", "s", "2-1");
    assertThat(told("XAUTOCLAIM", "s", "g", "d", "100", "0"))
        .containsExactly(
            "0 MULTI",
            "0 XCLAIM s g c 0 2-1 TIME " + NOW + " RETRYCOUNT 1 FORCE JUSTID LASTID 3-1",
            "0 XCLAIM s g d 0 3-1 TIME " + bench.nowMs + " RETRYCOUNT 2 FORCE JUSTID LASTID 3-1",
            "0 EXEC");
    assertThat(told("XCLAIM", "s", "g", "d", "0", "8-8", "LASTID", "5-0"))
        .containsExactly("0 XGROUP SETID s g 5-0 ENTRIESREAD 3");
  }

  @Test
  void groupsAndAcknowledgementsAreToldAsTheyCame() {
    fill("s", 1);
    assertThat(told("XGROUP", "CREATE", "s", "g", "$")).containsExactly("0 XGROUP CREATE s g $");
    assertThat(told("XACK", "s", "g", "1-1")).isEmpty();
    assertThat(told("XGROUP", "CREATECONSUMER", "s", "g", "c"))
        .containsExactly("0 XGROUP CREATECONSUMER s g c");
    assertThat(told("XGROUP", "DESTROY", "s", "g")).containsExactly("0 XGROUP DESTROY s g");
    assertThat(told("XGROUP", "DESTROY", "s", "g")).isEmpty();
  }

  // ---- waiting

  @Test
  void aReaderWaitsForWhatComesAfterItCame() {
    fill("s", 1);
    Session reader = bench.connect();
    assertThat(bench.call(reader, "XREAD", "BLOCK", "0", "STREAMS", "s", "t", "$", "$")).isEmpty();
    bench.call(client, "XADD", "s", "2-1", "f", "v");
    assertThat(bench.reply(reader)).isEqualTo(one("s", "2-1"));
    assertThat(reader.blocked()).isNull();
  }

  @Test
  void aReaderOfAMissingStreamIsServedWhenItComes() {
    Session reader = bench.connect();
    assertThat(bench.call(reader, "XREAD", "BLOCK", "0", "STREAMS", "s", "$")).isEmpty();
    bench.call(client, "SET", "s", "text");
    assertThat(bench.reply(reader)).isEmpty();
    bench.call(client, "DEL", "s");
    bench.call(client, "XADD", "s", "2-1", "f", "v");
    assertThat(bench.reply(reader)).isEqualTo(one("s", "2-1"));
  }

  @Test
  void eachNewEntryGoesToTheConsumerThatWaitsLongest() {
    bench.call(client, "XGROUP", "CREATE", "s", "g", "$", "MKSTREAM");
    Session first = bench.connect();
    Session second = bench.connect();
    readGroup(first, "c", ">");
    readGroup(second, "d", ">");
    bench.takePropagated();
    bench.call(client, "XADD", "s", "1-1", "f", "v");
    assertThat(bench.takePropagated())
        .containsExactly(
            "0 XADD s 1-1 f v",
            "0 MULTI",
            "0 XCLAIM s g c 0 1-1 TIME " + NOW + " RETRYCOUNT 1 FORCE JUSTID LASTID 1-1",
            "0 XGROUP SETID s g 1-1 ENTRIESREAD 1",
            "0 EXEC");
    assertThat(bench.reply(first)).isEqualTo(one("s", "1-1"));
    assertThat(bench.reply(second)).isEmpty();
    bench.call(client, "XADD", "s", "2-1", "f", "v");
    assertThat(bench.reply(second)).isEqualTo(one("s", "2-1"));
  }

  @Test
  void aConsumerHearsThatItsGroupIsGone() {
    bench.call(client, "XGROUP", "CREATE", "s", "g", "$", "MKSTREAM");
    Session destroyed = bench.connect();
    readGroup(destroyed, "c", ">");
    bench.call(client, "XGROUP", "DESTROY", "s", "g");
    assertThat(bench.reply(destroyed)).startsWith("-NOGROUP No such key 's' or consumer group 'g'");

    bench.call(client, "XGROUP", "CREATE", "s", "g", "$");
    readGroup(destroyed, "c", ">");
    bench.call(client, "SET", "s", "text");
    assertThat(bench.reply(destroyed)).isEqualTo(WRONG_TYPE);
  }

  @Test
  void nobodyWaitsInATransactionOrForItsOwnHistory() {
    bench.call(client, "XGROUP", "CREATE", "s", "g", "$", "MKSTREAM");
    readGroup(client, "c", "0");
    assertThat(client.blocked()).isNull();
    bench.call(client, "MULTI");
    readGroup(client, "c", ">");
    assertThat(bench.call(client, "EXEC")).isEqualTo("*1\r\n*-1\r\n");
  }

  // ---- replies that depend on time, and what no redis-server of 7.0 knows

  @Test
  void theLastEntryCanBeReadByPlus() {
    fill("s", 3);
    assertThat(bench.call(client, "XREAD", "STREAMS", "s", "+")).isEqualTo(one("s", "3-1"));
    bench.call(client, "XDEL", "s", "3-1");
    assertThat(bench.call(client, "XREAD", "STREAMS", "s", "+")).isEqualTo(one("s", "2-1"));
  }

  @Test
  void idlenessIsOfQuestionsAndActivityOfAnswers() {
    fill("s", 1);
    bench.call(client, "XGROUP", "CREATE", "s", "g", "0");
    bench.call(client, "XGROUP", "CREATECONSUMER", "s", "g", "c");
    bench.nowMs += 100;
    assertThat(times("s")).containsExactly(":100", ":-1");
    readGroup(client, "c", ">");
    bench.nowMs += 10;
    assertThat(times("s")).containsExactly(":10", ":10");
    readGroup(client, "c", "9");
    bench.nowMs += 1;
    assertThat(times("s")).containsExactly(":1", ":11");
    assertThat(bench.call(client, "XPENDING", "s", "g", "-", "+", "9"))
        .isEqualTo("*1\r\n*4\r\n$3\r\n1-1\r\n$1\r\nc\r\n:11\r\n:1\r\n");
    assertThat(bench.call(client, "XPENDING", "s", "g", "IDLE", "12", "-", "+", "9"))
        .isEqualTo("*0\r\n");
  }

  @Test
  void theLagIsKnownAsLongAsNothingAheadWasDeleted() {
    fill("s", 5);
    bench.call(client, "XGROUP", "CREATE", "s", "g", "0");
    assertThat(lag()).isEqualTo(":5");
    bench.call(client, "XREADGROUP", "GROUP", "g", "c", "COUNT", "2", "STREAMS", "s", ">");
    assertThat(lag()).isEqualTo(":3");
    bench.call(client, "XDEL", "s", "4-1");
    assertThat(lag()).isEqualTo("$-1");
    bench.call(client, "XGROUP", "SETID", "s", "g", "$");
    assertThat(lag()).isEqualTo(":0");
  }

  @Test
  void fullInformationTellsOfGroupsAndConsumers() {
    fill("s", 1);
    bench.call(client, "XGROUP", "CREATE", "s", "g", "0");
    readGroup(client, "c", ">");
    assertThat(bench.call(client, "XINFO", "STREAM", "s", "FULL").replaceAll("\\$\\d+\r\n", ""))
        .isEqualTo(
            String.join(
                "\r\n",
                "*18",
                "length",
                ":1",
                "radix-tree-keys",
                ":1",
                "radix-tree-nodes",
                ":2",
                "last-generated-id",
                "1-1",
                "max-deleted-entry-id",
                "0-0",
                "entries-added",
                ":1",
                "recorded-first-entry-id",
                "1-1",
                "entries",
                "*1",
                "*2",
                "1-1",
                "*2",
                "f",
                "v",
                "groups",
                "*1",
                "*14",
                "name",
                "g",
                "last-delivered-id",
                "1-1",
                "entries-read",
                ":1",
                "lag",
                ":0",
                "pel-count",
                ":1",
                "pending",
                "*1",
                "*4",
                "1-1",
                "c",
                ":" + NOW,
                ":1",
                "consumers",
                "*1",
                "*10",
                "name",
                "c",
                "seen-time",
                ":" + NOW,
                "active-time",
                ":" + NOW,
                "pel-count",
                ":1",
                "pending",
                "*1",
                "*3",
                "1-1",
                ":" + NOW,
                ":1",
                ""));
  }

  // ---- the rest

  @Test
  void otherTypesAreRefused() {
    bench.call(client, "SET", "s", "text");
    for (String request :
        List.of(
            "XADD s * f v",
            "XLEN s",
            "XRANGE s - +",
            "XDEL s 1",
            "XTRIM s MAXLEN 1",
            "XREAD STREAMS s 0",
            "XREADGROUP GROUP g c STREAMS s >",
            "XACK s g 1",
            "XPENDING s g",
            "XCLAIM s g c 0 1",
            "XAUTOCLAIM s g c 0 0",
            "XINFO STREAM s",
            "XGROUP CREATE s g $ MKSTREAM",
            "XSETID s 1")) {
      assertThat(bench.call(client, request.split(" "))).as(request).isEqualTo(WRONG_TYPE);
    }
  }

  @Test
  void anEmptyStreamStaysAndRemembersItsLastIdentifier() {
    fill("s", 2);
    bench.call(client, "XDEL", "s", "1-1", "2-1");
    assertThat(bench.call(client, "EXISTS", "s")).isEqualTo(":1\r\n");
    assertThat(bench.call(client, "XADD", "s", "2-1", "f", "v"))
        .isEqualTo(
            "-ERR The ID specified in XADD is equal or smaller than the target stream top"
                + " item\r\n");
  }

  @Test
  void changesAreEvents() {
    Session listener = bench.connect();
    bench.events.choose("Et");
    bench.call(listener, "PSUBSCRIBE", "__keyevent@0__:*");
    bench.reply(listener);
    fill("s", 2);
    bench.call(client, "XADD", "s", "MAXLEN", "1", "3-1", "f", "v");
    bench.call(client, "XGROUP", "CREATE", "s", "g", "$");
    bench.call(client, "XGROUP", "CREATECONSUMER", "s", "g", "c");
    bench.call(client, "XGROUP", "DELCONSUMER", "s", "g", "c");
    bench.call(client, "XGROUP", "SETID", "s", "g", "0");
    bench.call(client, "XSETID", "s", "9-9");
    bench.call(client, "XDEL", "s", "3-1");
    bench.call(client, "XGROUP", "DESTROY", "s", "g");
    assertThat(bench.reply(listener).lines().filter(line -> line.startsWith("__keyevent")))
        .extracting(line -> line.substring("__keyevent@0__:".length()))
        .filteredOn(name -> !name.equals("*"))
        .containsExactly(
            "xadd",
            "xadd",
            "xadd",
            "xtrim",
            "xgroup-create",
            "xgroup-createconsumer",
            "xgroup-delconsumer",
            "xgroup-setid",
            "xsetid",
            "xdel",
            "xgroup-destroy");
  }

  private void fill(String key, int entries) {
    for (int i = 1; i <= entries; i++) {
      bench.call(client, "XADD", key, i + "-1", "f", "v");
    }
  }

  private void readGroup(Session session, String consumer, String id) {
    bench.call(session, "XREADGROUP", "GROUP", "g", consumer, "BLOCK", "0", "STREAMS", "s", id);
  }

  private List<String> times(String key) {
    List<String> lines = bench.call(client, "XINFO", "CONSUMERS", key, "g").lines().toList();
    return List.of(lines.get(lines.indexOf("idle") + 1), lines.get(lines.indexOf("inactive") + 1));
  }

  private String lag() {
    return bench.call(client, "XINFO", "GROUPS", "s").lines().toList().getLast();
  }

  private List<String> told(String... request) {
    bench.takePropagated();
    bench.call(client, request);
    return bench.takePropagated();
  }

  private static String one(String key, String id) {
    return "*1\r\n*2\r\n$%d\r\n%s\r\n*1\r\n*2\r\n$%d\r\n%s\r\n*2\r\n$1\r\nf\r\n$1\r\nv\r\n"
        .formatted(key.length(), key, id.length(), id);
  }
}
