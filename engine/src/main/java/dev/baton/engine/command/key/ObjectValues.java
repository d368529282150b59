package dev.baton.engine.command.key;

import dev.baton.engine.command.Call;
import dev.baton.engine.keyspace.Entry;
import org.jspecify.annotations.Nullable;

/** What the subcommands of OBJECT share. */
final class ObjectValues {
  private ObjectValues() {}

  /** The entry of word 2, left untouched; null after the reply that there is none. */
  static @Nullable Entry find(Call call) {
    Entry entry = call.peek(2);
    if (entry == null) {
      call.reply().nullBulk();
    }
    return entry;
  }
}
