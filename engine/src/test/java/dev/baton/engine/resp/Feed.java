package dev.baton.engine.resp;

import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A connection in small: bytes go in as they would arrive, what the parser made of them comes out.
 */
final class Feed implements AutoCloseable {
  private final ChunkPool pool = new ChunkPool();
  private final NativeBuffer piece = new NativeBuffer(8 * 1024);
  private final Arguments words = new Arguments();
  final QueryBuffer buffer = new QueryBuffer(pool, QueryBuffer.DEFAULT_LIMIT_BYTES);
  final RequestParser parser = new RequestParser();

  /** One line a request, words joined by {@code |}; a protocol error ends the list. */
  final List<String> found = new ArrayList<>();

  /** Appends and parses; returns false after a protocol error. */
  boolean arrive(byte[] bytes, int offset, int length) {
    for (int at = 0; at < length; at += piece.capacityBytes()) {
      int part = Math.min(length - at, piece.capacityBytes());
      Native.copy(bytes, offset + at, piece.address(), part);
      buffer.append(piece.address(), part);
    }
    while (true) {
      switch (parser.parse(buffer, words)) {
        case REQUEST -> {
          found.add(joined());
          buffer.consume(parser.requestBytes());
        }
        case EMPTY -> buffer.consume(parser.requestBytes());
        case INCOMPLETE -> {
          return true;
        }
        case PROTOCOL_ERROR -> {
          found.add("! " + parser.errorText());
          return false;
        }
      }
    }
  }

  /** All of {@code text} at once, one byte a character. */
  static List<String> whole(String text) {
    return pieces(latin(text), text.length());
  }

  /** {@code input} in pieces of {@code size} bytes. */
  static List<String> pieces(byte[] input, int size) {
    try (Feed feed = new Feed()) {
      for (int at = 0; at < input.length; at += size) {
        if (!feed.arrive(input, at, Math.min(size, input.length - at))) {
          break;
        }
      }
      return feed.found;
    }
  }

  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    buffer.close();
    parser.close();
    pool.close();
    piece.close();
  }

  private String joined() {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < words.count(); i++) {
      line.append(i == 0 ? "" : "|");
      byte[] word = Native.toBytes(words.address(i), words.length(i));
      line.append(new String(word, StandardCharsets.ISO_8859_1));
    }
    return line.toString();
  }
}
