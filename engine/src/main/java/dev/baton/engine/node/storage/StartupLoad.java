package dev.baton.engine.node.storage;

import dev.baton.engine.keyspace.Keyspace;
import org.jspecify.annotations.Nullable;

/** Loads the data of an earlier life, a slice a tick, so that the node answers in the meantime. */
public interface StartupLoad extends AutoCloseable {
  /** Loads one slice. */
  void work(long nowMs);

  /** Whether all is loaded. */
  boolean isDone();

  /** Why the files cannot be loaded; null when they can. */
  @Nullable String failure();

  /** When it began. */
  long startedMs();

  /** The length of all files. */
  long totalBytes();

  /** How much of them was read. */
  long readBytes();

  /** Makes what was loaded the data; once, when done. */
  Restored finish(Keyspace keyspace);

  @Override
  void close();
}
