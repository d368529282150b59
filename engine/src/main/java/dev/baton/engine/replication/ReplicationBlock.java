package dev.baton.engine.replication;

import dev.baton.engine.base.Check;
import dev.baton.engine.base.NativeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a {@link BlockChain}: native bytes that every reader of the stream shares. Readers
 * that stand in a block pin it, so a slow one keeps memory alive instead of copying it.
 */
final class ReplicationBlock {
  final long startPosition;
  final int capacityBytes;
  private final NativeBuffer memory;
  int usedBytes;
  int readers;
  @Nullable ReplicationBlock next;

  ReplicationBlock(NativeBuffer memory, long startPosition) {
    this.memory = memory;
    this.capacityBytes = memory.capacityBytes();
    this.startPosition = startPosition;
  }

  long endPosition() {
    return startPosition + usedBytes;
  }

  int roomBytes() {
    return capacityBytes - usedBytes;
  }

  long address() {
    return memory.address();
  }

  /** Gives the memory up; nobody may stand in the block any more. */
  NativeBuffer release() {
    Check.that(readers == 0, "no reader stands in a block that is given back");
    return memory;
  }
}
