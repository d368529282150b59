package dev.baton.engine.persistence;

import dev.baton.engine.keyspace.FrozenGroups;
import dev.baton.engine.keyspace.FrozenStream;

/** A large stream, written in as many steps as it is shown in: its nodes, then its groups. */
abstract sealed class LargeStream implements PartWriter permits CommandLargeStream, RdbLargeStream {
  final FrozenStream stream;
  final FrozenGroups groups;
  private boolean areNodesWritten;

  LargeStream(FrozenStream stream) {
    this.stream = stream;
    this.groups = stream.groups();
  }

  /** Writes the node that is shown now. */
  abstract void node();

  /** Writes what a stream remembers beside its nodes. */
  abstract void facts();

  /** Writes at most one item of the groups; false when nothing is left. */
  abstract boolean groupItem();

  @Override
  public final boolean writeSome() {
    if (!areNodesWritten) {
      if (stream.readSome(this::node)) {
        // One node is enough for a step.
        return true;
      }
      areNodesWritten = true;
      facts();
    }
    boolean isMore = true;
    for (int item = 0; isMore && item < ITEMS_AT_ONCE; item++) {
      isMore = groupItem();
    }
    return isMore;
  }
}
