package dev.baton.engine.node;

import dev.baton.engine.node.storage.DiskException;
import org.jspecify.annotations.Nullable;

/** A configuration file in memory, which can be told to refuse. */
final class FakeConfigStore implements ConfigStore {
  @Nullable String text;
  boolean refuses;

  @Override
  public @Nullable String read() {
    return text;
  }

  @Override
  public void replace(String replacement) {
    if (refuses) {
      throw new DiskException("Read-only file system");
    }
    text = replacement;
  }
}
