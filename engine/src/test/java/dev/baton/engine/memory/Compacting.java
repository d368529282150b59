package dev.baton.engine.memory;

import java.util.function.Consumer;

/** Lets tests move everything there is, however small and dense the memory. */
public final class Compacting {
  private Compacting() {}

  /** Chooses all chunks; from here on every block that is met is moved. */
  public static void begin(Memory memory) {
    memory.compaction().closeAll();
  }

  /** Takes the choice back; returns how many chunks still had blocks. */
  public static int end(Memory memory) {
    int left = memory.compaction().closedChunks();
    boolean isMore = true;
    while (isMore) {
      isMore = memory.compaction().end();
    }
    memory.verify();
    return left;
  }

  /** Moves everything that {@code movement} offers. */
  public static void all(Memory memory, Consumer<Mover> movement) {
    begin(memory);
    movement.accept(new Mover(memory));
    memory.verify();
    end(memory);
  }
}
