package dev.baton.engine.replication;

import dev.baton.engine.base.ByteSink;
import dev.baton.engine.base.Bytes;
import dev.baton.engine.resp.Arguments;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Encodes commands as the replication stream carries them: arrays of bulk strings. */
public final class StreamWriter {
  private static final byte[] LINE_END = {'\r', '\n'};

  private StreamWriter() {}

  /** Writes one command. */
  public static void write(ByteSink sink, List<Bytes> words) {
    prefix(sink, '*', words.size());
    for (Bytes word : words) {
      prefix(sink, '$', word.length());
      sink.write(word.array());
      sink.write(LINE_END);
    }
  }

  /** Writes one command whose words are views. */
  public static void write(ByteSink sink, Arguments words) {
    prefix(sink, '*', words.count());
    for (int i = 0; i < words.count(); i++) {
      prefix(sink, '$', words.length(i));
      sink.write(words.address(i), words.length(i));
      sink.write(LINE_END);
    }
  }

  /** The encoded form of {@code words}. */
  static byte[] encode(String... words) {
    StringBuilder text = new StringBuilder(64).append('*').append(words.length).append("\r\n");
    for (String word : words) {
      int length = word.getBytes(StandardCharsets.UTF_8).length;
      text.append('$').append(length).append("\r\n").append(word).append("\r\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void prefix(ByteSink sink, char mark, int number) {
    sink.write((byte) mark);
    sink.write(Integer.toString(number).getBytes(StandardCharsets.US_ASCII));
    sink.write(LINE_END);
  }
}
