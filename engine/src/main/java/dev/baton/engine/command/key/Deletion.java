package dev.baton.engine.command.key;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.EventClass;

/** Deleting keys, the common part of DEL and UNLINK. */
final class Deletion {
  private Deletion() {}

  static void run(Call call) {
    Keys.replyCount(call, key -> delete(call, key));
  }

  private static boolean delete(Call call, Bytes key) {
    // An expired key is deleted here on its own account and is not one of the client's.
    call.find(key);
    boolean deleted = call.database().delete(key);
    if (deleted) {
      call.changed(1);
      call.notify(EventClass.GENERIC, "del", key);
    }
    return deleted;
  }
}
