package dev.baton.engine.command.string;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.memory.Memory;
import org.jspecify.annotations.Nullable;

/** What the string commands share. */
final class Strings {
  static final Bytes SET = Bytes.of("SET");
  static final Bytes DEL = Bytes.of("DEL");
  static final Bytes UNLINK = Bytes.of("UNLINK");
  static final Bytes PXAT = Bytes.of("PXAT");

  // Long enough to lie in a block of its own, and for its copy to cost more than the bookkeeping.
  private static final int LENT_BYTES_MIN = 1024 * 1024;

  private static final String TOO_LONG =
      "ERR string exceeds maximum allowed size (proto-max-bulk-len)";

  private Strings() {}

  /** Replies with the string at the key of a word, or with null; returns its entry. */
  static @Nullable Entry reply(Call call, int word) {
    Entry entry = call.read(word, Type.STRING);
    if (entry == null) {
      call.reply().nullBulk();
    } else {
      reply(call, entry);
    }
    return entry;
  }

  /** Replies with a string. */
  static void reply(Call call, Entry entry) {
    if (entry.isNumber()) {
      call.reply().bulk(entry.number());
    } else {
      reply(call, entry.memory(), entry.textAddress(), entry.textLength());
    }
  }

  /** A long text is not copied: it is kept as it is until it has been sent. */
  private static void reply(Call call, Memory memory, long text, int length) {
    if (length < LENT_BYTES_MIN) {
      call.reply().bulk(text, length);
    } else {
      memory.pin(text);
      call.reply().lentBulk(text, length, () -> memory.unpin(text));
    }
  }

  /** When an entry expires; without one it never does. */
  static long expiryOf(@Nullable Entry entry) {
    return entry == null ? Entry.NO_EXPIRY : entry.expireAtMs();
  }

  /** Whether a value is the string of a word; refuses the call when it is no string. */
  static boolean isEqual(Call call, Entry old, int word) {
    if (old.type() != Type.STRING) {
      throw new Refusal(Refusal.WRONG_TYPE);
    }
    if (old.isNumber()) {
      return old.text().equals(call.bytes(word));
    }
    int length = old.textLength();
    return length == call.length(word)
        && old.memory().equal(old.textAddress(), call.address(word), length);
  }

  /** Refuses the call when a string of {@code first + second} bytes would be too long. */
  static void checkLength(Call call, long first, long second) {
    if (!call.session().isPrimaryLink() && first > call.settings().bulkBytesMax() - second) {
      throw new Refusal(TOO_LONG);
    }
  }
}
