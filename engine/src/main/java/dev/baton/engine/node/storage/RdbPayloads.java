package dev.baton.engine.node.storage;

import dev.baton.engine.base.ByteSink;
import dev.baton.engine.command.key.Payloads;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.NewValue;
import dev.baton.engine.persistence.ValuePayloads;
import org.jspecify.annotations.Nullable;

/** Lets the commands DUMP and RESTORE write and read values as RDB files hold them. */
public record RdbPayloads(ValuePayloads values) implements Payloads {
  @Override
  public long dump(Entry entry, ByteSink sink) {
    return values.dump(entry, sink);
  }

  @Override
  public boolean isGenuine(long payload, int length) {
    return values.isGenuine(payload, length);
  }

  @Override
  public @Nullable NewValue restore(long payload, int length) {
    return values.restore(payload, length);
  }
}
