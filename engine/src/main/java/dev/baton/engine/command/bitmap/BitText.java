package dev.baton.engine.command.bitmap;

import dev.baton.engine.base.Integers;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.memory.Memory;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a string as they lie in memory; of an integer its decimal form, made for the time.
 */
final class BitText implements AutoCloseable {
  private final Memory memory;
  private final long address;
  private final int length;
  private final long digits;

  private BitText(Memory memory, long address, int length, long digits) {
    this.memory = memory;
    this.address = address;
    this.length = length;
    this.digits = digits;
  }

  /** The bytes of a string, none for no entry. */
  static BitText of(Memory memory, @Nullable Entry entry) {
    if (entry == null) {
      return new BitText(memory, 0, 0, 0);
    }
    if (!entry.isNumber()) {
      return new BitText(memory, entry.textAddress(), entry.textLength(), 0);
    }
    long digits = memory.allocate(Integers.LONGEST);
    int length = Integers.write(entry.number(), digits);
    return new BitText(memory, digits, length, digits);
  }

  long address() {
    return address;
  }

  int length() {
    return length;
  }

  /** Eight bits; zeros beyond the end. */
  int byteAt(long index) {
    return index < length ? memory.getUnsignedByte(address + index) : 0;
  }

  @Override
  public void close() {
    if (digits != 0) {
      memory.free(digits, Integers.LONGEST);
    }
  }
}
