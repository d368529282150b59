package dev.baton.engine.node.command;

import org.jspecify.annotations.Nullable;

/** What the commands of saving ask of the node. */
public interface Saving {
  /** Saves now, while everything waits; an error line, or null when it is safe on disk. */
  @Nullable String save(long nowMs);

  /** Begins to save beside other work; an error line, or null when it began. */
  @Nullable String saveInBackground(long nowMs);

  /** Begins as soon as no rewrite is in the way; the status or error line, with its mark. */
  String saveWhenPossible(long nowMs);

  /** Gives up what is being saved, or what waits for it; the line to answer, with its mark. */
  String cancel();

  /** When data was last safe on disk; the start when never. */
  long lastSaveMs();
}
