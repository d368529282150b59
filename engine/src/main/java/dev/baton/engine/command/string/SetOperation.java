package dev.baton.engine.command.string;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.StringValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Setting a string, the common part of SET, SETNX, SETEX and PSETEX. */
final class SetOperation {
  private SetOperation() {}

  /**
   * Sets {@code key} to {@code text} if the options allow and returns whether they did. The old
   * value is replied when it is asked for; any other reply is the caller's.
   */
  static boolean run(Call call, CommandSpec spec, Bytes key, Bytes text, SetOptions options) {
    ExpiryOption expiry = options.expiry;
    long expireAtMs =
        expiry == null ? Entry.NO_EXPIRY : expiry.toAbsoluteMs(call, options.expiryIndex, spec);
    if (options.returnsOld) {
      Strings.reply(call, key);
    }
    Entry old = call.find(key);
    if (!allows(options, Strings.of(old))) {
      return false;
    }
    boolean keeps = options.keepsExpiry && old != null;
    call.put(key, StringValue.of(text), keeps && old != null ? old.expireAtMs() : expireAtMs);
    call.changed(1);
    call.notify(EventClass.STRING, "set", key);
    if (expiry != null) {
      call.notify(EventClass.GENERIC, "expire", key);
    }
    propagate(call, key, text, options, expireAtMs);
    return true;
  }

  private static boolean allows(SetOptions options, @Nullable StringValue old) {
    if (options.onlyIfEqual != null) {
      return old != null && old.bytes().equals(options.onlyIfEqual);
    }
    return old == null ? !options.onlyIfPresent : !options.onlyIfAbsent;
  }

  /** Relative times become absolute; what replicas need not or cannot know is left out. */
  private static void propagate(
      Call call, Bytes key, Bytes text, SetOptions options, long expireAtMs) {
    boolean asSent = options.expiry == ExpiryOption.PXAT && options.onlyIfEqual == null;
    if (options.expiry != null && !asSent) {
      call.propagateAs(Strings.SET, key, text, Strings.PXAT, Bytes.of(Long.toString(expireAtMs)));
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
