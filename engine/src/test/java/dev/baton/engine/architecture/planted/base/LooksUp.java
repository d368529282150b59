package dev.baton.engine.architecture.planted.base;

import dev.baton.engine.architecture.planted.keyspace.LooksDown;

/** One half of a cycle, and an arrow against the order. */
public final class LooksUp {
  /** The other half. */
  public LooksDown other() {
    return new LooksDown();
  }
}
