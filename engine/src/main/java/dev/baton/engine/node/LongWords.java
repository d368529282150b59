package dev.baton.engine.node;

import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.MemoryRefusedException;
import dev.baton.engine.resp.WordStore;

/** Receives very long words where values lie, so that a value which is one need not be copied. */
final class LongWords implements WordStore {
  private final Memory memory;

  LongWords(Memory memory) {
    this.memory = memory;
  }

  @Override
  public long allocate(int bytes) {
    try {
      return memory.allocate(bytes);
    } catch (MemoryRefusedException refusal) {
      // Then it is collected where all words are, and the command is told.
      return 0;
    }
  }

  @Override
  public void expect(long address, int bytes) {
    memory.prepare(address, bytes);
  }

  @Override
  public void free(long address, int bytes) {
    memory.free(address, bytes);
  }
}
