package dev.baton.engine.command.string;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Type;
import java.util.ArrayList;
import java.util.List;
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
    if (!allows(options, old)) {
      return false;
    }
    if (options.keepsExpiry) {
      expireAtMs = Strings.expiryOf(old);
    }
    call.put(1, call.value().string(call.address(text), call.length(text)), expireAtMs);
    call.changed(1);
    propagate(call, text, options, expireAtMs);
    return true;
  }

  private static boolean allows(SetOptions options, @Nullable Entry old) {
    if (options.onlyIfEqual != null) {
      return old != null && isEqual(old, options.onlyIfEqual);
    }
    return old == null ? !options.onlyIfPresent : !options.onlyIfAbsent;
  }

  private static boolean isEqual(Entry old, Bytes text) {
    if (old.type() != Type.STRING) {
      throw new Refusal(Refusal.WRONG_TYPE);
    }
    return old.text().equals(text);
  }

  /** Relative times become absolute; what replicas need not or cannot know is left out. */
  private static void propagate(Call call, int text, SetOptions options, long expireAtMs) {
    boolean asSent = options.expiry == ExpiryOption.PXAT && options.onlyIfEqual == null;
    if (options.expiry != null && !asSent) {
      call.propagateAs(
          Strings.SET,
          call.bytes(1),
          call.bytes(text),
          Strings.PXAT,
          Bytes.of(Long.toString(expireAtMs)));
    } else if (options.expiry == null && (options.returnsOld || options.onlyIfEqual != null)) {
      call.propagateAs(withoutLocalOptions(call));
    }
  }

  private static Bytes[] withoutLocalOptions(Call call) {
    List<Bytes> words = new ArrayList<>();
    for (int i = 0; i < call.count(); i++) {
      boolean option = i >= 3;
      if (option && call.is(i, "IFEQ")) {
        i++;
      } else if (!option || !call.is(i, "GET")) {
        words.add(call.bytes(i));
      }
    }
    return words.toArray(Bytes[]::new);
  }
}
