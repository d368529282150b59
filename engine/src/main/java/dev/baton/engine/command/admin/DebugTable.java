package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Database;

/** DEBUG HTSTATS: the size of the tables of a database. */
final class DebugTable {
  private DebugTable() {}

  static void reply(Call call) {
    long index = call.integer(2);
    if (index < 0 || index >= call.keyspace().databaseCount()) {
      throw new Refusal("ERR Out of range database");
    }
    Database database = call.keyspace().database((int) index);
    call.reply()
        .verbatim(
            "txt",
            "[Dictionary HT]\n"
                + text(database.size(), database.tableBytes())
                + "[Expires HT]\n"
                + text(database.expiringCount(), database.expiryBytes()));
  }

  private static String text(long entries, long bytes) {
    return " number of elements: " + entries + "\n bytes: " + bytes + "\n";
  }
}
