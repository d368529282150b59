package dev.baton.engine.persistence;

import dev.baton.engine.base.ByteSink;
import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Crc64;
import dev.baton.engine.base.Integers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Encodes the parts of an RDB file onto a sink and keeps its checksum. The caller decides the
 * order: header, auxiliary fields, databases, end.
 */
final class RdbEncoder {
  private @Nullable ByteSink sink;
  private final byte[] scratch = new byte[Long.BYTES];
  private long crc;
  private long writtenBytes;

  /** Where the bytes go from now on. */
  void setSink(ByteSink sink) {
    this.sink = sink;
  }

  long writtenBytes() {
    return writtenBytes;
  }

  void header(int version) {
    raw(String.format(Locale.ROOT, "REDIS%04d", version).getBytes(StandardCharsets.US_ASCII));
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
    littleEndian(atMs, Long.BYTES);
  }

  void opcode(int opcode) {
    scratch[0] = (byte) opcode;
    raw(scratch, 1);
  }

  void length(long length) {
    if (length < 1 << 6) {
      opcode((int) length);
    } else if (length < 1 << 14) {
      opcode((RdbFormat.LENGTH_14_BITS << 6) | (int) (length >>> 8));
      opcode((int) length & 0xff);
    } else if (length <= 0xffffffffL) {
      opcode(RdbFormat.LENGTH_32_BITS);
      bigEndian(length, Integer.BYTES);
    } else {
      opcode(RdbFormat.LENGTH_64_BITS);
      bigEndian(length, Long.BYTES);
    }
  }

  /** A string; short decimal integers take their binary form, as peers write them. */
  void string(Bytes value) {
    Integer number = value.length() <= 11 ? canonicalInteger(value.array()) : null;
    if (number == null) {
      length(value.length());
      raw(value.array());
    } else {
      integer(number);
    }
  }

  /** A native string, as {@link #string(Bytes)}. */
  void string(long address, int length) {
    boolean mayBeNumber = length <= 11 && Integers.isCanonicalLong(address, length);
    long number = mayBeNumber ? Integers.parse(address, length) : Long.MAX_VALUE;
    if (number == (int) number) {
      integer((int) number);
      return;
    }
    length(length);
    Objects.requireNonNull(sink, "a sink is set").write(address, length);
    crc = Crc64.update(crc, address, length);
    writtenBytes += length;
  }

  /** The end mark and the checksum. */
  void end() {
    opcode(RdbFormat.OPCODE_EOF);
    littleEndian(crc, Long.BYTES);
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
    littleEndian(number, bytes);
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

  private void littleEndian(long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      scratch[i] = (byte) (value >>> (8 * i));
    }
    raw(scratch, bytes);
  }

  private void bigEndian(long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      scratch[i] = (byte) (value >>> (8 * (bytes - 1 - i)));
    }
    raw(scratch, bytes);
  }

  private void raw(byte[] bytes) {
    raw(bytes, bytes.length);
  }

  private void raw(byte[] bytes, int length) {
    Objects.requireNonNull(sink, "a sink is set").write(bytes, 0, length);
    crc = Crc64.update(crc, bytes, 0, length);
    writtenBytes += length;
  }
}
