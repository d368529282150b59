package dev.baton.engine.command.bitmap;

import dev.baton.engine.command.Call;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Type;

/** What the commands share that write bits. */
final class BitWriting {
  /** The entry to write to, and whether it had to be made or made longer. */
  record Room(Entry entry, boolean isNew) {}

  private BitWriting() {}

  /** Makes the string of word 1, there or not, reach as far as {@code lastBit}. */
  static Room reach(Call call, long lastBit) {
    Entry entry = call.edit(1, Type.STRING);
    if (entry == null) {
      entry = call.put(1, call.value().raw(call.address(1), 0), Entry.NO_EXPIRY);
    }
    boolean grown = entry.growText(Math.toIntExact((lastBit >>> 3) + 1));
    return new Room(entry, grown);
  }
}
