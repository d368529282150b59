package dev.baton.engine.persistence;

import dev.baton.engine.base.ByteSink;
import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Integers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Encodes the parts of an RDB file onto a sink and keeps its checksum. The caller decides the
 * order: header, auxiliary fields, databases, end; and when the sink gets it, by {@link #flush}.
 */
final class RdbEncoder implements AutoCloseable {
  // Shorter strings gain nothing; Redis's own limit.
  private static final int COMPRESSED_BYTES_MIN = 21;
  private static final int NUMBER_TEXT_MAX = 11;

  private final @Nullable CompressedText compressor;
  private final RdbOutput output = new RdbOutput();
  private long extraWork;

  /** {@code compresses} as the directive rdbcompression. */
  RdbEncoder(boolean compresses) {
    this.compressor = compresses ? new CompressedText() : null;
  }

  /** Where the bytes go from now on; nothing may wait to be flushed. */
  void setSink(ByteSink sink) {
    output.setSink(sink);
  }

  /** Starts over: nothing was written, and this is where the bytes go. */
  void restart(ByteSink sink) {
    output.restart();
    output.setSink(sink);
  }

  /** Lets the sink have all that was encoded. */
  void flush() {
    output.flush();
  }

  long writtenBytes() {
    return output.writtenBytes();
  }

  /** What was done so far, in bytes; see {@link SlicedWriter}. */
  long work() {
    return output.writtenBytes() + extraWork;
  }

  /** An entry or a member is about to be written. */
  void countItem() {
    extraWork += SlicedWriter.ITEM_WORK;
  }

  void header(int version) {
    String form = version == RdbFormat.VERSION_VALKEY_9 ? "VALKEY%03d" : "REDIS%04d";
    output.put(String.format(Locale.ROOT, form, version).getBytes(StandardCharsets.US_ASCII));
  }

  void auxiliary(String name, String value) {
    opcode(RdbFormat.OPCODE_AUX);
    string(Bytes.of(name));
    string(Bytes.of(value));
  }

  void selectDatabase(int index, long keys, long keysWithExpiry) {
    opcode(RdbFormat.OPCODE_SELECTDB);
    length(index);
    opcode(RdbFormat.OPCODE_RESIZEDB);
    length(keys);
    length(keysWithExpiry);
  }

  void expiry(long atMs) {
    opcode(RdbFormat.OPCODE_EXPIRETIME_MS);
    output.putLittleEndian(atMs, Long.BYTES);
  }

  /** For how long nobody used the key that follows. */
  void idleTime(long seconds) {
    opcode(RdbFormat.OPCODE_IDLE);
    length(seconds);
  }

  /** How often the key that follows is used. */
  void frequency(int counter) {
    opcode(RdbFormat.OPCODE_FREQ);
    opcode(counter);
  }

  void opcode(int opcode) {
    output.putByte(opcode);
  }

  /** A length, or another number, which is taken as unsigned. */
  void length(long length) {
    if (length < 0) {
      opcode(RdbFormat.LENGTH_64_BITS);
      output.putBigEndian(length, Long.BYTES);
    } else if (length < 1 << 6) {
      opcode((int) length);
    } else if (length < 1 << 14) {
      opcode((RdbFormat.LENGTH_14_BITS << 6) | (int) (length >>> 8));
      opcode((int) length & 0xff);
    } else if (length <= 0xffffffffL) {
      opcode(RdbFormat.LENGTH_32_BITS);
      output.putBigEndian(length, Integer.BYTES);
    } else {
      opcode(RdbFormat.LENGTH_64_BITS);
      output.putBigEndian(length, Long.BYTES);
    }
  }

  /** A string; short decimal integers take their binary form, as peers write them. */
  void string(Bytes value) {
    Integer number = value.length() <= NUMBER_TEXT_MAX ? canonicalInteger(value.array()) : null;
    if (number == null) {
      length(value.length());
      output.put(value.array());
    } else {
      integer(number);
    }
  }

  /** A native string, as {@link #string(Bytes)}; long ones are compressed where that helps. */
  void string(long address, int length) {
    boolean mayBeNumber = length <= NUMBER_TEXT_MAX && Integers.isCanonicalLong(address, length);
    long number = mayBeNumber ? Integers.parse(address, length) : Long.MAX_VALUE;
    if (number == (int) number) {
      integer((int) number);
      return;
    }
    if (compressor == null
        || length < COMPRESSED_BYTES_MIN
        || !compressed(compressor, address, length)) {
      length(length);
      output.put(address, length);
    }
  }

  /** Writes a string compressed if that is shorter; returns whether it was. */
  private boolean compressed(CompressedText by, long address, int length) {
    extraWork += length;
    int bytes = by.compress(address, length);
    if (bytes > 0) {
      compressed(by.address(), bytes, length);
    }
    return bytes > 0;
  }

  /** Writes a string that is compressed already, by LZF, and has {@code expanded} bytes if not. */
  void compressed(long address, int length, int expanded) {
    opcode((RdbFormat.ENCODING << 6) | RdbFormat.ENCODING_LZF);
    length(length);
    length(expanded);
    output.put(address, length);
  }

  /** A string that is the decimal form of a number. */
  void number(long number) {
    if (number == (int) number) {
      integer((int) number);
      return;
    }
    length(Integers.length(number));
    output.put(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
  }

  /** An identifier of a stream entry, its two parts one after the other, big-endian. */
  void identifier(long timeMs, long sequence) {
    output.putBigEndian(timeMs, Long.BYTES);
    output.putBigEndian(sequence, Long.BYTES);
  }

  /** A time in milliseconds, eight bytes. */
  void timeMs(long timeMs) {
    output.putLittleEndian(timeMs, Long.BYTES);
  }

  /** A score in its binary form. */
  void score(double score) {
    output.putLittleEndian(Double.doubleToRawLongBits(score), Long.BYTES);
  }

  /** The end mark and the checksum. */
  void end() {
    opcode(RdbFormat.OPCODE_EOF);
    output.putLittleEndian(output.checksum(), Long.BYTES);
  }

  /** What ends a payload: the version of the format, two bytes, and the checksum. */
  void endOfPayload(int version) {
    output.putLittleEndian(version, Short.BYTES);
    output.putLittleEndian(output.checksum(), Long.BYTES);
  }

  @Override
  public void close() {
    output.close();
    if (compressor != null) {
      compressor.close();
    }
  }

  private void integer(int number) {
    if (number == (byte) number) {
      encoded(RdbFormat.ENCODING_INT8, number, 1);
    } else if (number == (short) number) {
      encoded(RdbFormat.ENCODING_INT16, number, 2);
    } else {
      encoded(RdbFormat.ENCODING_INT32, number, 4);
    }
  }

  private void encoded(int encoding, int number, int bytes) {
    opcode((RdbFormat.ENCODING << 6) | encoding);
    output.putLittleEndian(number, bytes);
  }

  /** The number that {@code text} is the only decimal form of; null when it is none. */
  private static @Nullable Integer canonicalInteger(byte[] text) {
    int start = text.length > 0 && text[0] == '-' ? 1 : 0;
    if (text.length == start) {
      return null;
    }
    long number = 0;
    for (int i = start; i < text.length; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return null;
      }
      number = number * 10 + (text[i] - '0');
    }
    boolean redundantZero = text[start] == '0' && text.length > 1;
    long signed = start == 1 ? -number : number;
    return redundantZero || signed != (int) signed ? null : Integer.valueOf((int) signed);
  }
}
