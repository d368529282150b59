package dev.baton.engine.command.string;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.StringValue;
import org.jspecify.annotations.Nullable;

/** What the string commands share. */
final class Strings {
  static final Bytes SET = Bytes.of("SET");
  static final Bytes DEL = Bytes.of("DEL");
  static final Bytes PXAT = Bytes.of("PXAT");

  private static final String TOO_LONG =
      "ERR string exceeds maximum allowed size (proto-max-bulk-len)";

  private Strings() {}

  /** The string an entry holds, or null without an entry. */
  static @Nullable StringValue of(@Nullable Entry entry) {
    return entry == null
        ? null
        : switch (entry.value()) {
          case StringValue string -> string;
        };
  }

  /** The string a key about to be written holds, or null. */
  static @Nullable StringValue find(Call call, Bytes key) {
    return of(call.find(key));
  }

  /** The string a key holds, counted as a hit or a miss, or null. */
  static @Nullable StringValue read(Call call, Bytes key) {
    return of(call.read(key));
  }

  /** Replies with the string a key holds, or with null; returns it. */
  static @Nullable StringValue reply(Call call, Bytes key) {
    StringValue value = read(call, key);
    if (value == null) {
      call.reply().nullBulk();
    } else {
      call.reply().bulk(value.bytes());
    }
    return value;
  }

  /** Puts a value and leaves the key's expiry as it is; {@code event} tells what was done. */
  static void replace(Call call, Bytes key, StringValue value, String event) {
    Entry entry = call.find(key);
    call.put(key, value, entry == null ? Entry.NO_EXPIRY : entry.expireAtMs());
    call.changed(1);
    call.notify(EventClass.STRING, event, key);
  }

  /** Refuses the call when a string of {@code first + second} bytes would be too long. */
  static void checkLength(Call call, long first, long second) {
    if (!call.session().isPrimaryLink() && first > call.settings().bulkBytesMax() - second) {
      throw new Refusal(TOO_LONG);
    }
  }
}
