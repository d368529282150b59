package dev.baton.engine.command.string;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.command.Rewrite;
import dev.baton.engine.keyspace.Entry;

/** The keys and values of MSET and MSETNX. */
final class Pairs {
  private static final Bytes MSET = Bytes.of("MSET");
  private static final Bytes KEEPTTL = Bytes.of("KEEPTTL");

  private Pairs() {}

  static void check(Call call, CommandSpec spec) {
    if (call.count() % 2 == 0) {
      throw Refusal.wrongArity(spec);
    }
  }

  static void put(Call call) {
    for (int i = 1; i < call.count(); i += 2) {
      call.put(i, call.value().string(call.address(i + 1), call.length(i + 1)), Entry.NO_EXPIRY);
      call.notify(EventClass.STRING, "set", i);
    }
    call.changed(call.count() / 2);
  }

  /** Puts the pairs of MSETEX, from word 2 to {@code end}, and tells the replicas. */
  static void put(Call call, int end, SetOptions options, long expireAtMs) {
    boolean isPlain = options.expiry == null && !options.keepsExpiry;
    Rewrite group = isPlain ? call.propagateRewritten().literal(MSET) : null;
    for (int key = 2; key < end; key += 2) {
      long atMs = options.keepsExpiry ? Strings.expiryOf(call.find(key)) : expireAtMs;
      call.put(key, call.value().string(call.address(key + 1), call.length(key + 1)), atMs);
      call.notify(EventClass.STRING, "set", key);
      if (options.expiry != null) {
        call.notify(EventClass.GENERIC, "expire", key);
      }
      Rewrite words = group == null ? call.propagateRewritten().literal(Strings.SET) : group;
      words.word(key).word(key + 1);
      if (options.expiry != null) {
        words.literal(Strings.PXAT).number(expireAtMs);
      } else if (options.keepsExpiry) {
        words.literal(KEEPTTL);
      }
    }
    call.changed((end - 2) / 2);
  }
}
