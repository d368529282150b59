package dev.baton.engine.architecture.planted.keyspace;

import dev.baton.engine.architecture.planted.base.LooksUp;
import dev.baton.engine.architecture.planted.io.Edge;

/** The other half of the cycle; it uses the edge of the process as well. */
public final class LooksDown {
  /** One half. */
  public LooksUp other() {
    new Edge().touch();
    return new LooksUp();
  }
}
