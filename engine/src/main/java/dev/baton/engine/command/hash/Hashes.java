package dev.baton.engine.command.hash;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.HashValue;
import dev.baton.engine.keyspace.Type;
import org.jspecify.annotations.Nullable;

/** What the commands on hashes share; the key is word 1. */
final class Hashes {
  static final Bytes HSET = Bytes.of("HSET");
  static final Bytes HDEL = Bytes.of("HDEL");
  static final Bytes FIELDS = Bytes.of("FIELDS");

  private static final int PAIRS_START = 2;

  private Hashes() {}

  /** The hash that is read, or null. */
  static @Nullable HashValue read(Call call) {
    Entry entry = call.read(1, Type.HASH);
    return entry == null ? null : seen(call, entry);
  }

  /**
   * A hash as the client may see it: without fields whose time has come, but for the primary, which
   * decides itself what has expired.
   */
  static HashValue seen(Call call, Entry entry) {
    long seenAtMs = call.session().isPrimaryLink() ? HashValue.HIDE_NOTHING : call.nowMs();
    return call.keyspace().hashes().at(entry, seenAtMs);
  }

  /** The hash that is written, or a new one that {@link #store} then puts at the key. */
  static HashValue writable(Call call) {
    Entry entry = call.edit(1, Type.HASH);
    if (entry != null) {
      return seen(call, entry);
    }
    HashValue hash = call.keyspace().hashes();
    hash.begin();
    return hash;
  }

  /** Says that a hash that {@link #writable} gave was changed. */
  static void store(Call call, HashValue hash, long changes) {
    if (hash.isNew()) {
      call.put(1, hash.finish(), Entry.NO_EXPIRY);
      call.changed(changes);
    } else {
      call.changed(call.keyspace().view(), changes);
    }
  }

  /** Sets all pairs from word 2 on; returns how many fields are new. */
  static int setPairs(Call call, CommandSpec spec) {
    if (call.count() % 2 != 0) {
      throw Refusal.wrongArity(spec);
    }
    HashValue hash = writable(call);
    int added = 0;
    for (int i = PAIRS_START; i < call.count(); i += 2) {
      boolean isNew =
          hash.put(call.address(i), call.length(i), call.address(i + 1), call.length(i + 1));
      added += isNew ? 1 : 0;
    }
    store(call, hash, (call.count() - PAIRS_START) / 2);
    call.notify(EventClass.HASH, "hset", 1);
    return added;
  }

  /** Deletes the key when its hash has lost all fields, hidden ones included. */
  static void deleteIfEmpty(Call call, Entry entry, HashValue hash) {
    if (hash.size() == 0) {
      call.delete(entry);
      call.notify(EventClass.GENERIC, "del", 1);
    }
  }

  /** Replies with the value of the field that a word names, or with null. */
  static void replyValue(Call call, HashValue hash, int word) {
    if (hash.find(call.address(word), call.length(word))) {
      replyValue(call, hash);
    } else {
      call.reply().nullBulk();
    }
  }

  /** Replies with the value of the field the view is on. */
  static void replyValue(Call call, HashValue hash) {
    if (hash.valueIsNumber()) {
      call.reply().bulk(hash.valueNumber());
    } else {
      call.reply().bulk(hash.valueAddress(), hash.valueLength());
    }
  }

  /** Replies with the name of the field the view is on. */
  static void replyField(Call call, HashValue hash) {
    if (hash.isNumber()) {
      call.reply().bulk(hash.number());
    } else {
      call.reply().bulk(hash.textAddress(), hash.textLength());
    }
  }
}
