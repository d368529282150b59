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
        check(keyspace, database);
      }
    }
  }

  private static void check(Keyspace keyspace, Database database) {
    Entry view = keyspace.newEntry();
    Entry found = keyspace.newEntry();
    Map<Bytes, Boolean> all = new LinkedHashMap<>();
    database.forEach(
        view,
        entry -> {
          all.put(entry.key(), entry.expires());
          boolean isFound = database.find(entry.keyAddress(), entry.keyLength(), found);
          require(
              isFound && found.keyAddress() == entry.keyAddress(), "every entry is found by key");
        });
    require(all.size() == database.size(), "a walk visits every key once");
    checkExpiries(database, all);
    database.verify();
  }

  private static void checkExpiries(Database database, Map<Bytes, Boolean> all) {
    long expiring = all.values().stream().filter(expires -> expires).count();
    require(expiring == database.expiringCount(), "the index of expiries has every expiry");
    List<Bytes> keys = database.expiredKeys(Long.MAX_VALUE, Integer.MAX_VALUE);
    require(keys.size() == expiring, "each key with an expiry is in the index once");
    for (Bytes key : keys) {
      require(Boolean.TRUE.equals(all.get(key)), "the index of expiries knows no other keys");
    }
  }

  private static void require(boolean holds, String invariant) {
    if (!holds) {
      throw new AssertionError("keyspace: " + invariant);
    }
  }
}
