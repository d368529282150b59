package dev.baton.engine.resp;

import dev.baton.engine.base.ByteSink;
import dev.baton.engine.base.Bytes;

/** The client side of the protocol: encodes commands for the replication stream and handshake. */
public final class Protocol {
  private static final byte[] LINE_END = {'\r', '\n'};

  private Protocol() {}

  /** Appends a command as an array of bulk strings. */
  public static void command(ByteSink sink, Bytes... words) {
    count(sink, '*', words.length);
    for (Bytes word : words) {
      count(sink, '$', word.length());
      sink.write(word.array());
      sink.write(LINE_END);
    }
  }

  /** Appends the words of a request as an array of bulk strings. */
  public static void command(ByteSink sink, Arguments words) {
    count(sink, '*', words.count());
    for (int i = 0; i < words.count(); i++) {
      count(sink, '$', words.length(i));
      sink.write(words.address(i), words.length(i));
      sink.write(LINE_END);
    }
  }

  private static void count(ByteSink sink, char type, int value) {
    byte[] header = new byte[16];
    header[0] = (byte) type;
    int end = 1 + Decimal.write(value, header, 1);
    header[end] = '\r';
    header[end + 1] = '\n';
    sink.write(header, 0, end + 2);
  }
}
