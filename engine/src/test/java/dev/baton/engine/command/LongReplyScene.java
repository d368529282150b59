package dev.baton.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** One server with a client that reads and one that writes. */
final class LongReplyScene implements AutoCloseable {
  private static final int ELEMENT_BYTES_MAX = 8000;

  final Bench bench = new Bench();
  final Session reader = bench.connect();
  final Session writer = bench.connect();
  final Session witness = bench.connect();
  final SplittableRandom random;

  LongReplyScene(long seed) {
    random = new SplittableRandom(seed);
  }

  String write(String... request) {
    return bench.call(writer, request);
  }

  /** The whole reply at once, as a transaction has it. */
  String whole(String... request) {
    bench.call(witness, "MULTI");
    bench.call(witness, request);
    return bench.call(witness, "EXEC").substring("*1\r\n".length());
  }

  /** Begins a reply, which must be one that is not written at once. */
  void begin(String... request) {
    begin(reader, request);
  }

  void begin(Session session, String... request) {
    byte[][] words = new byte[request.length][];
    for (int i = 0; i < request.length; i++) {
      words[i] = request[i].getBytes(StandardCharsets.ISO_8859_1);
    }
    assertThat(bench.process(session, words)).isEqualTo(Outcome.BLOCKED);
  }

  boolean goOn() {
    LongReplies replies = bench.processor.longReplies();
    replies.writeSome(1 + random.nextInt(40_000));
    return !replies.isEmpty();
  }

  String text() {
    return "x".repeat(1 + random.nextInt(ELEMENT_BYTES_MAX)) + random.nextInt(1000);
  }

  String index(int bound) {
    return Integer.toString(random.nextInt(2 * bound) - bound);
  }

  @Override
  public void close() {
    bench.close();
  }
}
