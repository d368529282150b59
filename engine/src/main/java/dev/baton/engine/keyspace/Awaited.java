package dev.baton.engine.keyspace;

import dev.baton.engine.base.Bytes;
import java.util.function.Predicate;

/** Who waits for keys of one database: for a value that can be taken from, or for any change. */
final class Awaited {
  private final Watchers values = new Watchers();
  private final Watchers changes = new Watchers();

  void add(Bytes key, Watcher watcher, boolean forAnyChange) {
    (forAnyChange ? changes : values).add(key, watcher);
  }

  void remove(Bytes key, Watcher watcher, boolean forAnyChange) {
    (forAnyChange ? changes : values).remove(key, watcher);
  }

  /** A key has got a value of this type, or more of what it had. */
  void appeared(Type type, long key, int length) {
    changes.changed(key, length);
    if (type == Type.LIST || type == Type.SORTED_SET || type == Type.STREAM) {
      values.changed(key, length);
    }
  }

  /** A key is no more. */
  void disappeared(long key, int length) {
    changes.changed(key, length);
  }

  /** Many keys have come and gone at once. */
  void changed(Predicate<Bytes> isThere, Predicate<Bytes> wasThere) {
    changes.changed(isThere.or(wasThere));
    values.changed(isThere);
  }
}
