package dev.baton.engine.command.hyperloglog;

/** Registers one byte each, in which sketches are joined: of each register the largest counts. */
final class Registers {
  /** The number of registers of every sketch. */
  static final int COUNT = 1 << Pattern.INDEX_BITS;

  private final byte[] values = new byte[COUNT];

  int get(int index) {
    return values[index];
  }

  void raise(int index, int value) {
    if (value > values[index]) {
      values[index] = (byte) value;
    }
  }

  /** The estimate for all that was joined. */
  long estimate() {
    int[] histogram = new int[DenseRegisters.VALUES];
    for (byte value : values) {
      histogram[value]++;
    }
    return Estimate.of(histogram);
  }
}
