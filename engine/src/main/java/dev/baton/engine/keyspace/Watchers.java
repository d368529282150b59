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

  /** Tells the watchers of all keys for which {@code isConcerned} holds. */
  void changed(Predicate<Bytes> isConcerned) {
    byKey.forEach((key, watchers) -> {
      if (isConcerned.test(key)) {
        watchers.forEach(Watcher::keyChanged);
      }
    });
  }
}
