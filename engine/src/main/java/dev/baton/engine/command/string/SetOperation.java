package dev.baton.engine.command.string;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Rewrite;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.NewValue;
import org.jspecify.annotations.Nullable;

/** Setting a string, the common part of SET, SETNX, SETEX and PSETEX. */
final class SetOperation {
  private SetOperation() {}

  /**
   * Sets the key of word 1 to word {@code text} if the options allow and returns whether they did.
   * The old value is replied when it is asked for; any other reply is the caller's.
   */
  static boolean run(Call call, CommandSpec spec, int text, SetOptions options) {
    ExpiryOption expiry = options.expiry;
    long expireAtMs =
        expiry == null ? Entry.NO_EXPIRY : expiry.toAbsoluteMs(call, options.expiryIndex, spec);
    if (options.returnsOld) {
      Strings.reply(call, 1);
    }
    Entry old = call.find(1);
    if (!allows(call, options, old)) {
      return false;
    }
    if (expiry != null && expireAtMs <= call.nowMs() && call.mayDeleteExpired()) {
      deleteInstead(call, old);
      return true;
    }
    if (options.keepsExpiry) {
      expireAtMs = Strings.expiryOf(old);
    }
    call.put(1, received(call, text), expireAtMs);
    call.changed(1);
    call.notify(EventClass.STRING, "set", 1);
    if (expiry != null) {
      call.notify(EventClass.GENERIC, "expire", 1);
    }
    propagate(call, text, options, expireAtMs);
    return true;
  }

  /** A value whose time has passed already is not stored; what was there goes. */
  private static void deleteInstead(Call call, @Nullable Entry old) {
    if (old != null) {
      Bytes key = call.bytes(1);
      call.delete(old);
      call.changed(1);
      call.notify(EventClass.GENERIC, "del", 1);
      call.propagateAs(call.settings().lazyFreeLazyExpire() ? Strings.UNLINK : Strings.DEL, key);
    }
  }

  private static boolean allows(Call call, SetOptions options, @Nullable Entry old) {
    if (options.comparisonIndex > 0) {
      return old != null && Strings.isEqual(call, old, options.comparisonIndex);
    }
    return old == null ? !options.onlyIfPresent : !options.onlyIfAbsent;
  }

  /** Relative times become absolute; what replicas need not or cannot know is left out. */
  private static void propagate(Call call, int text, SetOptions options, long expireAtMs) {
    boolean asSent = options.expiry == ExpiryOption.PXAT && options.comparisonIndex == 0;
    if (options.expiry != null && !asSent) {
      call.propagateRewritten()
          .literal(Strings.SET)
          .word(1)
          .word(text)
          .literal(Strings.PXAT)
          .number(expireAtMs);
    } else if (options.expiry == null && (options.returnsOld || options.comparisonIndex > 0)) {
      addWithoutLocalOptions(call);
    }
  }

  private static void addWithoutLocalOptions(Call call) {
    Rewrite words = call.propagateRewritten();
    for (int i = 0; i < call.count(); i++) {
      boolean option = i >= 3;
      if (option && call.is(i, "IFEQ")) {
        i++;
      } else if (!option || !call.is(i, "GET")) {
        words.word(i);
      }
    }
  }

  /** A very long word already lies in a block that can be kept, so it is not copied. */
  private static NewValue received(Call call, int word) {
    long address = call.address(word);
    long block = call.session().query().takeLongWord(address);
    return block == 0
        ? call.value().string(address, call.length(word))
        : call.value().owned(block, call.length(word));
  }
}
