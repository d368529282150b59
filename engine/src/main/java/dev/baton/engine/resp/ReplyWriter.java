package dev.baton.engine.resp;

import dev.baton.engine.base.ByteSink;
import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Check;
import dev.baton.engine.base.DoubleText;
import dev.baton.engine.base.Integers;
import dev.baton.engine.base.Native;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Writes replies in the protocol version a client chose: RESP2 until {@code HELLO 3}. The types
 * that only RESP3 has fall back as in Redis: a map is a flat array, a set and a push an array, a
 * double and a verbatim text a bulk string, a boolean an integer.
 */
public final class ReplyWriter {
  private static final byte[] OK = ascii("+OK\r\n");
  // The same five bytes and three zeros, which are not sent, as one number.
  private static final long OK_LITTLE_ENDIAN = 0x0a_0d_4b_4f_2bL;
  private static final int LINE_END_LITTLE_ENDIAN = 0x0a0d;
  // A mark, a number and a line end.
  private static final int HEADER_BYTES_MAX = 1 + Integers.LONGEST + 2;
  // Longer texts rarely fit into what is left of a chunk.
  private static final int IN_PLACE_BYTES_MAX = 4096;
  private static final byte[] NULL = ascii("_\r\n");
  private static final byte[] NULL_BULK = ascii("$-1\r\n");
  private static final byte[] NULL_ARRAY = ascii("*-1\r\n");
  private static final byte[] TRUE = ascii("#t\r\n");
  private static final byte[] FALSE = ascii("#f\r\n");
  private static final byte[] LINE_END = ascii("\r\n");

  private final ByteSink sink;
  private final byte[] header = new byte[24];
  private final byte[] digits = new byte[DoubleText.LONGEST];
  private int protocol = 2;
  private long errors;
  private String lastError = "";
  private Consumer<String> errorListener = _ -> {};

  /** A writer of RESP2. */
  public ReplyWriter(ByteSink sink) {
    this.sink = sink;
  }

  /** 2 or 3. */
  public int protocol() {
    return protocol;
  }

  /** Chooses RESP2 or RESP3 for what follows. */
  public void setProtocol(int protocol) {
    Check.that(protocol == 2 || protocol == 3, "the protocol is 2 or 3");
    this.protocol = protocol;
  }

  /** How many errors were written so far. */
  public long errors() {
    return errors;
  }

  /** The text of the last error; empty when there was none. */
  public String lastError() {
    return lastError;
  }

  /** Lets {@code listener} know the text of each error. */
  public void onError(Consumer<String> listener) {
    errorListener = listener;
  }

  /** The status {@code OK}. */
  public void ok() {
    long room = sink.reserve(Long.BYTES);
    if (room == 0) {
      sink.write(OK);
    } else {
      Native.putLongLittleEndian(room, OK_LITTLE_ENDIAN);
      sink.commit(OK.length);
    }
  }

  /** A status line. */
  public void simple(String text) {
    line('+', text);
  }

  /** An error line; {@code text} starts with its code, such as {@code ERR} or {@code WRONGTYPE}. */
  public void error(String text) {
    errors++;
    lastError = text;
    errorListener.accept(text);
    line('-', text);
  }

  /** An integer. */
  public void integer(long value) {
    header(':', value);
  }

  /** A bulk string. */
  public void bulk(Bytes value) {
    bulk(value.array());
  }

  /** A bulk string. */
  public void bulk(byte[] value) {
    header('$', value.length);
    sink.write(value, 0, value.length);
    sink.write(LINE_END);
  }

  /** A bulk string of native bytes, copied. */
  public void bulk(long address, int length) {
    long room = length > IN_PLACE_BYTES_MAX ? 0 : sink.reserve(length + HEADER_BYTES_MAX + 2);
    if (room != 0) {
      sink.commit(writeBulk(room, address, length));
      return;
    }
    header('$', length);
    sink.write(address, length);
    sink.write(LINE_END);
  }

  /**
   * A bulk string that is not copied where that can be avoided; it must stay as it is until {@code
   * release} is run, once.
   */
  public void lentBulk(long address, int length, Runnable release) {
    header('$', length);
    if (!sink.lend(address, length, release)) {
      sink.write(address, length);
      release.run();
    }
    sink.write(LINE_END);
  }

  /** A bulk string of this length, which {@code content} writes. */
  public void bulk(long length, Consumer<ByteSink> content) {
    header('$', length);
    content.accept(sink);
    sink.write(LINE_END);
  }

  /** A bulk string of UTF-8 bytes. */
  public void bulk(String value) {
    bulk(value.getBytes(StandardCharsets.UTF_8));
  }

  /** The decimal digits of {@code value} as a bulk string. */
  public void bulk(long value) {
    int length = Decimal.write(value, digits, 0);
    header('$', length);
    sink.write(digits, 0, length);
    sink.write(LINE_END);
  }

  /** No value, where a bulk string could have been. */
  public void nullBulk() {
    sink.write(protocol == 3 ? NULL : NULL_BULK);
  }

  /** No value, where an array could have been. */
  public void nullArray() {
    sink.write(protocol == 3 ? NULL : NULL_ARRAY);
  }

  /** The header of an array of {@code count} elements. */
  public void array(long count) {
    header('*', count);
  }

  /** The header of a map of {@code pairs} keys, each followed by its value. */
  public void map(long pairs) {
    if (protocol == 3) {
      header('%', pairs);
    } else {
      header('*', pairs * 2);
    }
  }

  /** The header of a set. */
  public void set(long count) {
    header(protocol == 3 ? '~' : '*', count);
  }

  /** The header of an out-of-band message. */
  public void push(long count) {
    header(protocol == 3 ? '>' : '*', count);
  }

  /** Starts an attribute of so many pairs before the reply it belongs to; RESP3 alone has them. */
  public void attribute(long count) {
    header(protocol == 3 ? '|' : '*', count);
  }

  /** A floating point number in the form of {@link DoubleText}. */
  public void real(double value) {
    int length = DoubleText.write(value, digits);
    if (protocol == 3) {
      sink.write((byte) ',');
    } else {
      header('$', length);
    }
    sink.write(digits, 0, length);
    sink.write(LINE_END);
  }

  /** A floating point number whose digits are given. */
  public void realText(String digitsAndPoint) {
    if (protocol == 3) {
      line(',', digitsAndPoint);
    } else {
      bulk(digitsAndPoint);
    }
  }

  /** A boolean. */
  public void bool(boolean value) {
    if (protocol == 3) {
      sink.write(value ? TRUE : FALSE);
    } else {
      integer(value ? 1 : 0);
    }
  }

  /** A number of any size, given in decimal digits. */
  public void bigNumber(String digits) {
    if (protocol == 3) {
      line('(', digits);
    } else {
      bulk(digits);
    }
  }

  /** A text with its format, three characters such as {@code txt} or {@code mkd}. */
  public void verbatim(String format, String text) {
    Check.that(format.length() == 3, "a verbatim format has three characters");
    if (protocol == 2) {
      bulk(text);
      return;
    }
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    header('=', content.length + 4L);
    sink.write(ascii(format + ":"));
    sink.write(content);
    sink.write(LINE_END);
  }

  private static int writeBulk(long room, long address, int length) {
    int end = writeHeader(room, '$', length);
    Native.copy(address, room + end, length);
    Native.putShortLittleEndian(room + end + length, LINE_END_LITTLE_ENDIAN);
    return end + length + 2;
  }

  private static int writeHeader(long room, char type, long value) {
    Native.putByte(room, (byte) type);
    int end = 1 + Integers.write(value, room + 1);
    Native.putShortLittleEndian(room + end, LINE_END_LITTLE_ENDIAN);
    return end + 2;
  }

  private void header(char type, long value) {
    long room = sink.reserve(HEADER_BYTES_MAX);
    if (room != 0) {
      sink.commit(writeHeader(room, type, value));
      return;
    }
    header[0] = (byte) type;
    int end = 1 + Decimal.write(value, header, 1);
    header[end] = '\r';
    header[end + 1] = '\n';
    sink.write(header, 0, end + 2);
  }

  /** A line break inside would end the reply early, so it becomes a space. */
  private void line(char type, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < content.length; i++) {
      if (content[i] == '\r' || content[i] == '\n') {
        content[i] = ' ';
      }
    }
    sink.write((byte) type);
    sink.write(content);
    sink.write(LINE_END);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
