package dev.baton.engine.persistence;

import dev.baton.engine.base.ByteSink;
import dev.baton.engine.base.Crc64;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects the small parts that an encoder writes, so that the sink and the checksum are given runs
 * of bytes: most parts are one or two bytes long, for which both take longer than for a whole key.
 * Nothing reaches the sink before {@link #flush}, unless there is no room for more.
 */
final class RdbOutput implements AutoCloseable {
  private static final int CAPACITY_BYTES = 8 * 1024;
  // Longer parts go to the sink from where they lie.
  private static final int COPIED_BYTES_MAX = 1024;

  // A number is stored as eight bytes, whatever part of them counts.
  private final NativeBuffer collected = new NativeBuffer(CAPACITY_BYTES + Long.BYTES);
  private final long base = collected.address();
  private @Nullable ByteSink sink;
  private int count;
  private long crc;
  private long flushedBytes;

  /** Where the bytes go from now on; nothing may be waiting. */
  void setSink(ByteSink newSink) {
    sink = newSink;
  }

  /** Starts over: nothing was written. */
  void restart() {
    count = 0;
    crc = 0;
    flushedBytes = 0;
  }

  /** What was written so far, in bytes, whether the sink has it or not. */
  long writtenBytes() {
    return flushedBytes + count;
  }

  /** The checksum of all that was written so far. */
  long checksum() {
    flush();
    return crc;
  }

  void putByte(int value) {
    reserve(1);
    Native.putByte(base + count, (byte) value);
    count++;
  }

  /** Writes the lower {@code bytes} bytes of a number. */
  void putLittleEndian(long value, int bytes) {
    reserve(bytes);
    Native.putLongLittleEndian(base + count, value);
    count += bytes;
  }

  /** As {@link #putLittleEndian}, the highest of these bytes first. */
  void putBigEndian(long value, int bytes) {
    putLittleEndian(Long.reverseBytes(value << (Long.SIZE - bytes * Byte.SIZE)), bytes);
  }

  void put(byte[] bytes) {
    if (bytes.length > CAPACITY_BYTES - count) {
      flush();
    }
    if (bytes.length > CAPACITY_BYTES) {
      crc = Crc64.update(crc, bytes, 0, bytes.length);
      flushedBytes += bytes.length;
      Objects.requireNonNull(sink, "a sink is set").write(bytes, 0, bytes.length);
      return;
    }
    Native.copy(bytes, 0, base + count, bytes.length);
    count += bytes.length;
  }

  void put(long address, int length) {
    if (length > COPIED_BYTES_MAX) {
      flush();
      pass(address, length);
      return;
    }
    reserve(length);
    Native.copy(address, base + count, length);
    count += length;
  }

  /** Hands over what waits. */
  void flush() {
    if (count > 0) {
      int waiting = count;
      count = 0;
      pass(base, waiting);
    }
  }

  @Override
  public void close() {
    collected.close();
  }

  private void reserve(int bytes) {
    if (bytes > CAPACITY_BYTES - count) {
      flush();
    }
  }

  private void pass(long address, int length) {
    crc = Crc64.update(crc, address, length);
    flushedBytes += length;
    Objects.requireNonNull(sink, "a sink is set").write(address, length);
  }
}
