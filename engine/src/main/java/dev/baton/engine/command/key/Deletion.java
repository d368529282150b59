package dev.baton.engine.command.key;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.keyspace.Entry;

/** Deleting keys, the common part of DEL and UNLINK. */
final class Deletion {
  private Deletion() {}

  static void run(Call call) {
    Keys.replyCount(call, word -> delete(call, word));
  }

  private static boolean delete(Call call, int word) {
    // An expired key is deleted by the lookup, on its own account, and is not one of the client's.
    Entry entry = call.find(word);
    if (entry == null) {
      return false;
    }
    call.delete(entry);
    call.changed(1);
    call.notify(EventClass.GENERIC, "del", word);
    return true;
  }
}
