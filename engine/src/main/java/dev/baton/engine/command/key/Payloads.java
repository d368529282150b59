package dev.baton.engine.command.key;

import dev.baton.engine.base.ByteSink;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.NewValue;
import org.jspecify.annotations.Nullable;

/** Values as the payloads of DUMP and RESTORE. */
public interface Payloads {
  /** Writes the payload of an entry's value; returns its length in bytes. */
  long dump(Entry entry, ByteSink sink);

  /** Whether the version of a payload is one that can be read and its checksum is right. */
  boolean isGenuine(long payload, int length);

  /**
   * The value of a genuine payload, to be put, or given back with {@link
   * dev.baton.engine.keyspace.Keyspace#discard(NewValue)}, at once; null when the payload makes no
   * sense. It may still refer to the payload.
   */
  @Nullable NewValue restore(long payload, int length);
}
