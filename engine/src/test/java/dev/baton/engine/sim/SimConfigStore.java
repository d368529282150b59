package dev.baton.engine.sim;

import dev.baton.engine.node.ConfigStore;
import org.jspecify.annotations.Nullable;

/** Simulated nodes are started without a file. */
final class SimConfigStore implements ConfigStore {
  @Override
  public @Nullable String read() {
    return null;
  }

  @Override
  public void replace(String text) {
    throw new IllegalStateException("there is no file to replace");
  }
}
