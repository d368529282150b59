package dev.baton.engine.command.sortedset;

import dev.baton.engine.keyspace.Entry;
import org.jspecify.annotations.Nullable;

/** A set or sorted set that is combined with others; without an entry it is empty. */
record Input(@Nullable Entry entry, long size, double weight) {
  Input weighted(double newWeight) {
    return new Input(entry, size, newWeight);
  }
}
