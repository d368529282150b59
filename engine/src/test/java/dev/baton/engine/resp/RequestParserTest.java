package dev.baton.engine.resp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RequestParserTest {
  private static final String QUOTED = "get \"a b\\x41\\n\" 'it\\'s'";
  private static final String DIALOGUE =
      lines(
          "*1",
          "$4",
          "PING",
          "*3",
          "$3",
          "SET",
          "$1",
          "k",
          "$6",
          "a",
          "b\0c",
          QUOTED,
          "",
          "*0",
          "*-1",
          "ping\n*2",
          "$4",
          "ECHO",
          "$0",
          "");
  private static final List<String> REQUESTS =
      List.of("PING", "SET|k|a\r\nb\0c", "get|a bA\n|it's", "ping", "ECHO|");

  @Test
  void aWholePipelineGivesItsRequestsInOrder() {
    assertThat(Feed.whole(DIALOGUE)).isEqualTo(REQUESTS);
  }

  @Test
  void anInputSplitAtAnyByteGivesTheSameRequests() {
    byte[] input = Feed.latin(DIALOGUE);
    for (int cut = 1; cut < input.length; cut++) {
      try (Feed feed = new Feed()) {
        feed.arrive(input, 0, cut);
        feed.arrive(input, cut, input.length - cut);
        assertThat(feed.found).as("cut at %s", cut).isEqualTo(REQUESTS);
      }
    }
  }

  @Test
  void anInputThatArrivesInSmallPiecesGivesTheSameRequests() {
    for (int size = 1; size < 9; size++) {
      assertThat(Feed.pieces(Feed.latin(DIALOGUE), size)).as("size %s", size).isEqualTo(REQUESTS);
    }
  }

  @Test
  void aRequestThatIsNotConsumedIsFoundAgain() {
    try (Feed feed = new Feed()) {
      Arguments words = new Arguments();
      byte[] input = Feed.latin("*2\r\n$4\r\nECHO\r\n$2\r\nhi\r\nrest");
      try (NativeBuffer piece = new NativeBuffer(input.length)) {
        Native.copy(input, 0, piece.address(), input.length);
        feed.buffer.append(piece.address(), input.length);
      }
      for (int again = 0; again < 2; again++) {
        assertThat(feed.parser.parse(feed.buffer, words)).isEqualTo(RequestParser.Outcome.REQUEST);
        assertThat(words.text(1)).isEqualTo("hi");
        assertThat(feed.parser.requestBytes()).isEqualTo(input.length - 4);
      }
    }
  }

  @Test
  void brokenHeadersAreRefusedWithTheTextsOfRedis() {
    assertError("*3000000000\r\n", "invalid multibulk length");
    assertError("*1048577\r\n", "invalid multibulk length");
    assertError("*\r\n", "invalid multibulk length");
    assertError("*+1\r\n", "invalid multibulk length");
    assertError("*01\r\n", "invalid multibulk length");
    assertError("*1\r\nfoo\r\n", "expected '$', got 'f'");
    assertError("*1\r\n$-10\r\n", "invalid bulk length");
    assertError("*1\r\n$536870913\r\n", "invalid bulk length");
    assertError("*1\r\n$blabla\r\n", "invalid bulk length");
    assertError("set \"a\r\n", "unbalanced quotes in request");
    assertError("set 'a'b\r\n", "unbalanced quotes in request");
  }

  @Test
  void theLargestCountAndLengthAreAccepted() {
    assertThat(Feed.whole("*1048576\r\n")).isEmpty();
    assertThat(Feed.whole("*1\r\n$536870912\r\n")).isEmpty();
  }

  @Test
  void linesWithoutAnEndAreRefusedAboveSixtyFourKibibytes() {
    String filler = "1".repeat(64 * 1024);
    assertThat(Feed.whole(filler)).isEmpty();
    assertError(filler + "1", "too big inline request");
    assertError("*" + filler, "too big mbulk count string");
    assertError("*1\r\n$" + filler, "too big bulk count string");
  }

  @Test
  void aZeroByteHidesTheEndOfItsLine() {
    String lines = ("A".repeat(1024) + "\n").repeat(70);
    assertError("\0" + lines, "too big inline request");
    assertError("*\0" + lines, "too big mbulk count string");
  }

  @Test
  void aClientThatMustAuthenticateHasSmallLimits() {
    try (Feed feed = new Feed()) {
      feed.parser.setAuthenticationRequired(true);
      byte[] words = Feed.latin("*10\r\n$16384\r\n");
      assertThat(feed.arrive(words, 0, words.length)).isTrue();
    }
    assertUnauthenticatedError("*11\r\n", "unauthenticated multibulk length");
    assertUnauthenticatedError("*1\r\n$16385\r\n", "unauthenticated bulk length");
  }

  @Test
  void aConfiguredBulkLengthIsTheLimit() {
    try (Feed feed = new Feed()) {
      feed.parser.setBulkBytesMax(3);
      byte[] input = Feed.latin("*1\r\n$3\r\nabc\r\n*1\r\n$4\r\n");
      feed.arrive(input, 0, input.length);
      assertThat(feed.found).isEqualTo(List.of("abc", "! Protocol error: invalid bulk length"));
    }
  }

  @Test
  void randomRequestsSurviveRandomCutsAndRandomDamageEndsInAnErrorOrARequest() {
    long seed = Long.getLong("baton.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 400; round++) {
      byte[] input = RandomRequests.encoded(random);
      String rerun = "mvn -pl engine test -Dtest=RequestParserTest -DargLine=-Dbaton.seed=" + seed;
      List<String> whole = Feed.pieces(input, input.length);
      assertThat(Feed.pieces(input, 1 + random.nextInt(40))).as(rerun).isEqualTo(whole);
      input[random.nextInt(input.length)] = (byte) random.nextInt();
      List<String> damaged = Feed.pieces(input, input.length);
      assertThat(Feed.pieces(input, 1 + random.nextInt(40))).as(rerun).isEqualTo(damaged);
    }
  }

  private static void assertError(String input, String text) {
    assertThat(Feed.whole(input)).last().isEqualTo("! Protocol error: " + text);
  }

  private static void assertUnauthenticatedError(String input, String text) {
    try (Feed feed = new Feed()) {
      feed.parser.setAuthenticationRequired(true);
      feed.arrive(Feed.latin(input), 0, input.length());
      assertThat(feed.found).last().isEqualTo("! Protocol error: " + text);
    }
  }

  private static String lines(String... lines) {
    return String.join("\r\n", lines) + "\r\n";
  }
}
