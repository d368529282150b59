package dev.baton.engine.keyspace;

import dev.baton.engine.base.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Who watches which keys of one database. */
final class Watchers {
  private final Map<Bytes, List<Watcher>> byKey = new LinkedHashMap<>();

  void add(Bytes key, Watcher watcher) {
    byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(watcher);
  }

  void remove(Bytes key, Watcher watcher) {
    List<Watcher> watchers = byKey.get(key);
    if (watchers != null) {
      watchers.remove(watcher);
      if (watchers.isEmpty()) {
        byKey.remove(key);
      }
    }
  }

  void changed(long key, int length) {
    if (!byKey.isEmpty()) {
      byKey.getOrDefault(Bytes.copyOf(key, length), List.of()).forEach(Watcher::keyChanged);
    }
  }

  void gone(long key, int length) {
    if (!byKey.isEmpty()) {
      byKey.getOrDefault(Bytes.copyOf(key, length), List.of()).forEach(Watcher::keyGone);
    }
  }

  /** Tells the watchers of all keys that go with the contents of their database. */
  void gone(Database from) {
    byKey.forEach((key, watchers) -> {
      if (from.contains(key)) {
        watchers.forEach(Watcher::keyGone);
      }
    });
  }

  /** Tells the watchers of all keys that are in one of the contents that are exchanged. */
  void exchanged(Database before, Database after, long nowMs, Entry view) {
    byKey.forEach((key, watchers) -> {
      boolean wasThere = before.contains(key);
      boolean isThere = after.find(key, view);
      boolean isExpired = isThere && view.isExpiredAt(nowMs);
      if (wasThere || isThere) {
        watchers.forEach(watcher -> watcher.keyExchanged(wasThere, isThere, isExpired));
      }
    });
  }

  /** Tells the watchers of all keys for which {@code isConcerned} holds. */
  void changed(Predicate<Bytes> isConcerned) {
    byKey.forEach((key, watchers) -> {
      if (isConcerned.test(key)) {
        watchers.forEach(Watcher::keyChanged);
      }
    });
  }
}
