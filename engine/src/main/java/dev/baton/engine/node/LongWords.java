package dev.baton.engine.node;

import dev.baton.engine.memory.Backing;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.MemoryRefusedException;
import dev.baton.engine.resp.WordStore;

/** Receives very long words where values lie, so that a value which is one need not be copied. */
final class LongWords implements WordStore {
  private final Memory memory;
  private final Backing backing;

  LongWords(Memory memory, Backing backing) {
    this.memory = memory;
    this.backing = backing;
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
    backing.prepare(address, bytes);
  }

  @Override
  public void free(long address, int bytes) {
    memory.free(address, bytes);
  }
}
