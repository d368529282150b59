package dev.baton.engine.keyspace;

/**
 * A collection that is too large to be shown or copied at once, as it was at the moment of a cut:
 * it is shown part by part while it goes on changing, and of a part that changes before it was
 * shown the old image is kept first. It stands for the structure, not for the key: the value may
 * get another key or lose it meanwhile.
 */
public abstract sealed class FrozenValue permits FrozenMembers, FrozenList, FrozenStream {
  private final long root;

  FrozenValue(long root) {
    this.root = root;
  }

  /** The address of the structure, which is not freed before this is closed. */
  final long root() {
    return root;
  }

  /** The address that changes of parts are told with. */
  long partsAddress() {
    return root;
  }

  /**
   * Moves to a few parts, one after the other, each of which {@code visitor} then reads; returns
   * whether there may be more.
   */
  public abstract boolean readSome(Runnable visitor);

  /** Ends the reading, whether all was read or not. */
  abstract void close();
}
