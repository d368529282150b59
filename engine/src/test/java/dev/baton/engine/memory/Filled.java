package dev.baton.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;

/** A block whose ends hold a pattern that tells whose block it is. */
record Filled(long address, int bytes, int pattern) {
  static Filled allocate(Memory memory, int bytes, int pattern) {
    Filled block = new Filled(memory.allocate(bytes), bytes, pattern);
    block.write(memory);
    return block;
  }

  Filled resize(Memory memory, int newBytes) {
    long moved = memory.resize(address, bytes, newBytes);
    assertThat(memory.getByte(moved)).isEqualTo((byte) pattern);
    Filled block = new Filled(moved, newBytes, pattern);
    block.write(memory);
    return block;
  }

  void check(Memory memory) {
    assertThat(memory.getByte(address)).isEqualTo((byte) pattern);
    assertThat(memory.getByte(address + bytes - 1)).isEqualTo((byte) pattern);
    assertThat(memory.getByte(address + bytes / 2)).isEqualTo((byte) pattern);
  }

  void free(Memory memory) {
    check(memory);
    memory.free(address, bytes);
  }

  private void write(Memory memory) {
    memory.putByte(address, pattern);
    memory.putByte(address + bytes - 1, pattern);
    memory.putByte(address + bytes / 2, pattern);
  }
}
