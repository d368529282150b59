package dev.baton.engine.node;

import dev.baton.engine.node.storage.DiskException;
import org.jspecify.annotations.Nullable;

/** The configuration file the server was started with. */
public interface ConfigStore {
  /** Its text, empty if it is gone; null when the server was started without one. */
  @Nullable String read();

  /**
   * Puts {@code text} in its place, wholly or not at all, and returns when it would survive a loss
   * of power. Throws a {@link DiskException} with the system's reason.
   */
  void replace(String text);
}
