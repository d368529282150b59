package dev.baton.engine.memory;

/**
 * Moves blocks out of the chunks that {@link Compaction} has chosen, and counts. Whoever holds the
 * address of a block asks for it to be moved, and keeps the address it gets. What is being sent
 * stays.
 */
public final class Mover {
  private final Memory memory;
  private long moved;
  private long left;

  /** Moves blocks of {@code memory}. */
  public Mover(Memory memory) {
    this.memory = memory;
  }

  /** Where a block is after it was moved, if that was worth it. */
  public long move(long address, long bytes) {
    if (!isWanted(address)) {
      return address;
    }
    return memory.relocate(address, bytes);
  }

  /** As {@link #move}, but the old block stays, for its owner to free if the address is another. */
  public long copy(long address, long bytes) {
    if (!isWanted(address)) {
      return address;
    }
    long copy = memory.allocate(bytes);
    memory.copy(address, copy, bytes);
    return copy;
  }

  /** How many blocks were moved. */
  public long moved() {
    return moved;
  }

  /** How many blocks were looked at and left. */
  public long left() {
    return left;
  }

  /** Counts from zero again. */
  public void resetCounts() {
    moved = 0;
    left = 0;
  }

  private boolean isWanted(long address) {
    boolean isWanted = memory.compaction().isClosed(address) && !memory.isPinned(address);
    if (isWanted) {
      moved++;
    } else {
      left++;
    }
    return isWanted;
  }
}
