package dev.baton.engine.node;

import dev.baton.engine.keyspace.Database;
import dev.baton.engine.keyspace.Keyspace;

/** The databases that hold keys. */
final class InfoKeyspace implements InfoSection {
  private final Keyspace keyspace;

  InfoKeyspace(Keyspace keyspace) {
    this.keyspace = keyspace;
  }

  @Override
  public String title() {
    return "Keyspace";
  }

  @Override
  public void write(InfoWriter out, long nowMs) {
    for (int i = 0; i < keyspace.databaseCount(); i++) {
      Database database = keyspace.database(i);
      if (database.size() > 0) {
        out.field(
            "db" + i,
            "keys="
                + database.size()
                + ",expires="
                + database.expiringCount()
                + ",avg_ttl="
                + database.averageTimeToLiveMs(nowMs)
                + expiringFields(database));
      }
    }
  }

  /** Told as Valkey does, but only where there is something to tell. */
  private static String expiringFields(Database database) {
    long hashes = database.expiringFieldsCount();
    return hashes == 0 ? "" : ",keys_with_volatile_items=" + hashes;
  }
}
