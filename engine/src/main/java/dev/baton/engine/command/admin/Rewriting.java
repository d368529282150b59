package dev.baton.engine.command.admin;

import org.jspecify.annotations.Nullable;

/** What CONFIG REWRITE asks of the node. */
@FunctionalInterface
public interface Rewriting {
  /** Writes the configuration in force to its file; an error line, or null when it is safe. */
  @Nullable String rewrite();
}
