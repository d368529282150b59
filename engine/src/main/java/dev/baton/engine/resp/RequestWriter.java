package dev.baton.engine.resp;

import dev.baton.engine.base.ByteSink;
import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Integers;
import dev.baton.engine.base.Native;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Encodes commands as clients, the replication stream and append only files carry them: arrays of
 * bulk strings.
 */
public final class RequestWriter {
  private static final byte[] LINE_END = {'\r', '\n'};
  private static final int LINE_END_SHORT = '\r' | '\n' << Byte.SIZE;
  private static final int MARK_AND_LINE_END = 3;
  // Of what is longer, the words take most of the time.
  private static final int IN_PLACE_BYTES_MAX = 16 * 1024;

  private RequestWriter() {}

  /** Writes one command. */
  public static void write(ByteSink sink, List<Bytes> words) {
    begin(sink, words.size());
    for (Bytes word : words) {
      word(sink, word.array());
    }
  }

  /** Writes one command whose words are views. */
  public static void write(ByteSink sink, Arguments words) {
    int count = words.count();
    long bytes = (long) MARK_AND_LINE_END + Integers.length(count);
    for (int i = 0; i < count; i++) {
      bytes += wordBytes(words.length(i));
    }
    long room = bytes <= IN_PLACE_BYTES_MAX ? sink.reserve((int) bytes) : 0;
    if (room != 0) {
      put(room, words);
      sink.commit((int) bytes);
      return;
    }
    begin(sink, count);
    for (int i = 0; i < count; i++) {
      word(sink, words.address(i), words.length(i));
    }
  }

  private static long wordBytes(int length) {
    return MARK_AND_LINE_END + Integers.length(length) + (long) length + LINE_END.length;
  }

  /** Every write is fed to replicas and to the file: small parts one by one would take longer. */
  private static void put(long room, Arguments words) {
    int count = words.count();
    long at = putPrefix(room, '*', count);
    for (int i = 0; i < count; i++) {
      int length = words.length(i);
      at = putPrefix(at, '$', length);
      Native.copy(words.address(i), at, length);
      at += length;
      Native.putShortLittleEndian(at, LINE_END_SHORT);
      at += LINE_END.length;
    }
  }

  private static long putPrefix(long room, char mark, int number) {
    Native.putByte(room, (byte) mark);
    long at = room + 1 + Integers.write(number, room + 1);
    Native.putShortLittleEndian(at, LINE_END_SHORT);
    return at + LINE_END.length;
  }

  /** The encoded form of {@code words}. */
  public static byte[] encode(String... words) {
    StringBuilder text = new StringBuilder(64).append('*').append(words.length).append("\r\n");
    for (String word : words) {
      int length = word.getBytes(StandardCharsets.UTF_8).length;
      text.append('$').append(length).append("\r\n").append(word).append("\r\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Begins a command of so many words, which have to follow. */
  public static void begin(ByteSink sink, int words) {
    prefix(sink, '*', words);
  }

  /** Writes one word. */
  public static void word(ByteSink sink, byte[] text) {
    prefix(sink, '$', text.length);
    sink.write(text);
    sink.write(LINE_END);
  }

  /** Writes one word that lies outside the heap. */
  public static void word(ByteSink sink, long address, int length) {
    prefix(sink, '$', length);
    sink.write(address, length);
    sink.write(LINE_END);
  }

  /** Writes one word that is a decimal number. */
  public static void number(ByteSink sink, long number) {
    prefix(sink, '$', Integers.length(number));
    sink.write(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
    sink.write(LINE_END);
  }

  private static void prefix(ByteSink sink, char mark, int number) {
    sink.write((byte) mark);
    sink.write(Integer.toString(number).getBytes(StandardCharsets.US_ASCII));
    sink.write(LINE_END);
  }
}
