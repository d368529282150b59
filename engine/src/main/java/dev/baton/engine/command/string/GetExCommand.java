package dev.baton.engine.command.string;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Type;
import org.jspecify.annotations.Nullable;

/**
 * {@code GETEX key [EX seconds | PX milliseconds | EXAT seconds-since-1970 | PXAT
 * milliseconds-since-1970 | PERSIST]}
 *
 * <p>Options are checked before the key, the time only when the key is there. An absolute time that
 * has passed deletes the key. Propagated as PEXPIREAT, PERSIST or DEL, never as sent.
 */
final class GetExCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("getex", -2)
          .group(Group.STRING, "6.2.0")
          .summary("Returns the string value of a key after setting its expiration time.", "O(1)")
          .flags(Flag.WRITE, Flag.FAST)
          .categories(Category.STRING)
          .keys(
              KeySpec.at(1, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.UPDATE)
                  .withNote("RW and UPDATE because it changes the TTL"))
          .build();

  private static final Bytes UNLINK = Bytes.of("UNLINK");
  private static final Bytes PERSIST = Bytes.of("PERSIST");
  private static final Bytes PEXPIREAT = Bytes.of("PEXPIREAT");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    ExpiryOption option = null;
    boolean persist = false;
    int index = 2;
    while (index < call.count()) {
      ExpiryOption named = ExpiryOption.named(call, index);
      boolean sameAgain = option == null || option == named;
      if (named != null && index + 1 < call.count() && !persist && sameAgain) {
        option = named;
        index += 2;
      } else if (call.is(index, "PERSIST") && option == null) {
        persist = true;
        index++;
      } else {
        throw new Refusal(Refusal.SYNTAX);
      }
    }
    run(call, option, persist);
  }

  private static void run(Call call, @Nullable ExpiryOption option, boolean persist) {
    Entry entry = call.read(1, Type.STRING);
    if (entry == null) {
      call.reply().nullBulk();
      return;
    }
    // Of a repeated option the last one counts, and its time is the last word.
    long expireAtMs =
        option == null ? Entry.NO_EXPIRY : option.toAbsoluteMs(call, call.count() - 1, SPEC);
    Strings.reply(call, entry);
    if (option != null) {
      expire(call, entry, option, expireAtMs);
    } else if (persist && entry.expires()) {
      call.database().expireAt(entry, Entry.NO_EXPIRY);
      call.changed(1);
      call.notify(EventClass.GENERIC, "persist", 1);
      call.propagateAs(PERSIST, call.bytes(1));
    }
  }

  private static void expire(Call call, Entry entry, ExpiryOption option, long expireAtMs) {
    Bytes key = call.bytes(1);
    call.changed(1);
    if (option.isAbsolute() && expireAtMs <= call.nowMs() && call.mayDeleteExpired()) {
      call.delete(entry);
      call.notify(EventClass.GENERIC, "del", 1);
      call.propagateAs(call.settings().lazyFreeLazyExpire() ? UNLINK : Strings.DEL, key);
    } else {
      call.database().expireAt(entry, expireAtMs);
      call.notify(EventClass.GENERIC, "expire", 1);
      call.propagateAs(PEXPIREAT, key, Bytes.of(Long.toString(expireAtMs)));
    }
  }
}
