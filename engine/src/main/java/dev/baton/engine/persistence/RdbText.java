package dev.baton.engine.persistence;

import dev.baton.engine.base.Integers;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;

/**
 * A string of an RDB in native memory: where it lies in the input, which holds until its item is
 * consumed, or a copy where its form in the input is another.
 */
final class RdbText implements AutoCloseable {
  private static final int CAPACITY_BYTES_MIN = 4096;
  // What one large string needed is given back after it.
  private static final int CAPACITY_BYTES_KEPT_MAX = 1 << 20;

  private final RdbInput input;
  private NativeBuffer copy = new NativeBuffer(CAPACITY_BYTES_MIN);
  private boolean isCopy;
  private int offset;
  private int length;

  /** A text of {@code input}; empty until it is set. */
  RdbText(RdbInput input) {
    this.input = input;
    this.isCopy = true;
  }

  void setInput(int inputOffset, int textLength) {
    isCopy = false;
    offset = inputOffset;
    length = textLength;
  }

  void setNumber(int number) {
    isCopy = true;
    length = Integers.write(number, copy.address());
  }

  /** Room for a text of {@code textLength} bytes that the caller writes. */
  long prepare(int textLength) {
    boolean isTooLarge = copy.capacityBytes() > CAPACITY_BYTES_KEPT_MAX;
    if (textLength > copy.capacityBytes() || isTooLarge) {
      copy.close();
      copy = new NativeBuffer(Math.max(CAPACITY_BYTES_MIN, textLength));
    }
    isCopy = true;
    length = textLength;
    return copy.address();
  }

  /** Makes the text last beyond its item. */
  void keep() {
    if (!isCopy) {
      long source = address();
      Native.copy(source, prepare(length), length);
    }
  }

  long address() {
    return isCopy ? copy.address() : input.addressOf(offset);
  }

  int length() {
    return length;
  }

  byte[] toBytes() {
    return Native.toBytes(address(), length);
  }

  @Override
  public void close() {
    copy.close();
  }
}
