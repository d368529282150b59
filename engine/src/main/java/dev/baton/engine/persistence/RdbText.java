package dev.baton.engine.persistence;

import dev.baton.engine.base.Integers;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.NativeBuffer;

/**
 * A string of an RDB in native memory: where it lies in the input, or a copy where its form in the
 * input is another.
 */
final class RdbText implements AutoCloseable {
  private static final int CAPACITY_BYTES_MIN = 4096;
  // What one large string needed is given back after it.
  private static final int CAPACITY_BYTES_KEPT_MAX = 1 << 20;

  private NativeBuffer copy = new NativeBuffer(CAPACITY_BYTES_MIN);
  private boolean isCopy;
  private int offset;
  private int length;

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

  long address(RdbInput input) {
    return isCopy ? copy.address() : input.addressOf(offset);
  }

  int length() {
    return length;
  }

  byte[] toBytes(RdbInput input) {
    return Native.toBytes(address(input), length);
  }

  @Override
  public void close() {
    copy.close();
  }
}
