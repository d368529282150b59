package dev.baton.engine.persistence;

import dev.baton.engine.base.Check;
import dev.baton.engine.base.Crc64;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;

/**
 * The bytes of an RDB that arrived and were not decoded yet. A decoder reads forward from the start
 * of an item; when the item is not complete, {@link Incomplete} takes it back to that start and
 * tells how many bytes must be there before another try is worth it.
 */
final class RdbInput implements AutoCloseable {
  private static final int CAPACITY_BYTES_MIN = 64 * 1024;

  private final Incomplete incomplete = new Incomplete();
  private NativeBuffer buffer = new NativeBuffer(CAPACITY_BYTES_MIN);
  // Where the first byte is: in the buffer, or where the caller said that all of them are.
  private long base = buffer.address();
  private int start;
  private int position;
  private int limit;
  // Up to here the bytes went into the checksum.
  private int summed;
  private int wantedBytes = 1;
  private long consumedBytes;

  /** Adds bytes; what is behind the last item has gone into the checksum before. */
  void append(long address, int length) {
    if (start == limit) {
      start = 0;
      position = 0;
      limit = 0;
    }
    reserve(length);
    summed = start;
    Native.copy(address, base + limit, length);
    limit += length;
  }

  /** Reads these bytes, where they are, and nothing else. */
  void show(long address, int length) {
    base = address;
    start = 0;
    position = 0;
    limit = length;
    wantedBytes = 1;
    consumedBytes = 0;
  }

  /** Whether enough is there to try the next item. */
  boolean isReady() {
    return limit - start >= wantedBytes;
  }

  /** Goes back to the start of the item and waits for the byte that was missing. */
  void rewind() {
    position = start;
  }

  /** The item ended here; returns its length. */
  int itemBytes() {
    return position - start;
  }

  /** Where the item begins. */
  long itemAddress() {
    return base + start;
  }

  /** Forgets the item just read. */
  void consume() {
    consumedBytes += position - start;
    start = position;
    wantedBytes = 1;
  }

  /** The checksum {@code crc} continued over all items since the last call. */
  long sum(long crc) {
    long sum = Crc64.update(crc, base + summed, start - summed);
    summed = start;
    return sum;
  }

  /** The place of the item in the whole file. */
  long itemOffset() {
    return consumedBytes;
  }

  /** How many bytes lie behind the items decoded so far. */
  int unreadBytes() {
    return limit - start;
  }

  int readByte() {
    need(1);
    return Native.getByte(base + position++) & 0xff;
  }

  long readLittleEndian(int bytes) {
    need(bytes);
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (Native.getByte(base + position + i) & 0xffL) << (8 * i);
    }
    position += bytes;
    return value;
  }

  long readBigEndian(int bytes) {
    return Long.reverseBytes(readLittleEndian(bytes)) >>> (64 - 8 * bytes);
  }

  byte[] readBytes(int length) {
    need(length);
    byte[] bytes = Native.toBytes(base + position, length);
    position += length;
    return bytes;
  }

  /** Passes over bytes that stay where they are until the item is consumed; returns where. */
  int take(int length) {
    need(length);
    position += length;
    return position - length - start;
  }

  /** The address of what {@link #take} passed over. */
  long addressOf(int offset) {
    return base + start + offset;
  }

  void skip(int length) {
    need(length);
    position += length;
  }

  @Override
  public void close() {
    buffer.close();
  }

  private void need(int length) {
    if (limit - position < length) {
      wantedBytes = position - start + length;
      throw incomplete;
    }
  }

  private void reserve(int length) {
    if (buffer.capacityBytes() - limit >= length) {
      return;
    }
    int unread = limit - start;
    // Not what the item claims to need: a damaged length must not take memory for nothing.
    long wanted = (long) unread + length;
    Check.that(wanted <= Integer.MAX_VALUE - 64, "an item of an RDB fits one buffer");
    if (wanted <= buffer.capacityBytes()) {
      Native.copy(base + start, base, unread);
    } else {
      long doubled = Math.min(Integer.MAX_VALUE - 64, 2 * wanted);
      NativeBuffer larger = new NativeBuffer((int) doubled);
      Native.copy(base + start, larger.address(), unread);
      buffer.close();
      buffer = larger;
      base = larger.address();
    }
    position -= start;
    start = 0;
    limit = unread;
  }

  /** The item goes on beyond the bytes that arrived; carries no stack, for it is expected. */
  static final class Incomplete extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Incomplete() {
      super("incomplete", null, false, false);
    }
  }
}
