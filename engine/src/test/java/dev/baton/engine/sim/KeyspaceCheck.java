package dev.baton.engine.sim;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.keyspace.Database;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Keyspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether the parts of a keyspace that must tell the same story do so. */
final class KeyspaceCheck {
  private KeyspaceCheck() {}

  /** Throws {@link AssertionError} when some part contradicts another. */
  static void check(Keyspace keyspace) {
    for (int i = 0; i < keyspace.databaseCount(); i++) {
      Database database = keyspace.database(i);
      if (database.size() > 0 || database.expiringCount() > 0) {
        check(database);
      }
    }
  }

  private static void check(Database database) {
    Map<Bytes, Entry> all = new LinkedHashMap<>();
    database.forEach(entry -> all.put(entry.key(), entry));
    require(all.size() == database.size(), "the size is the number of entries");
    all.forEach(
        (key, entry) -> require(entry.equals(database.find(key)), "every entry is found by key"));
    checkExpiries(database, all);
    checkScan(database, all);
  }

  private static void checkExpiries(Database database, Map<Bytes, Entry> all) {
    long expiring = all.values().stream().filter(Entry::expires).count();
    require(expiring == database.expiringCount(), "the index of expiries has every expiry");
    List<Bytes> keys = database.expiredKeys(Long.MAX_VALUE, Integer.MAX_VALUE);
    require(keys.size() == expiring, "each key with an expiry is in the index once");
    for (Bytes key : keys) {
      Entry entry = all.get(key);
      require(entry != null && entry.expires(), "the index of expiries knows no other keys");
    }
  }

  private static void checkScan(Database database, Map<Bytes, Entry> all) {
    Map<Bytes, Entry> scanned = new LinkedHashMap<>();
    long cursor = 0;
    do {
      cursor = database.scan(cursor, entry -> scanned.put(entry.key(), entry));
    } while (cursor != 0);
    require(scanned.keySet().equals(all.keySet()), "a scan visits every key");
  }

  private static void require(boolean holds, String invariant) {
    if (!holds) {
      throw new AssertionError("keyspace: " + invariant);
    }
  }
}
