package dev.baton.engine.command.key;

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
import dev.baton.engine.command.Rewrite;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.NewValue;

/**
 * {@code RESTORE key ttl serialized-value [REPLACE] [ABSTTL] [IDLETIME seconds] [FREQ frequency]}
 *
 * <p>Checked in this order: the options, the key, the ttl, the payload. Nothing changes before all
 * of them are found good.
 */
final class RestoreCommand implements Command {
  private static final String BUSY = "BUSYKEY Target key name already exists.";
  private static final String BAD_TTL = "ERR Invalid TTL value, must be >= 0";
  private static final String BAD_IDLE_TIME = "ERR Invalid IDLETIME value, must be >= 0";
  private static final String BAD_FREQUENCY = "ERR Invalid FREQ value, must be >= 0 and <= 255";
  private static final String BAD_FOOTER = "ERR DUMP payload version or checksum are wrong";
  private static final String BAD_DATA = "ERR Bad data format";
  private static final int FREQUENCY_MAX = 255;
  private static final int UNSET = -1;
  private static final Bytes RESTORE = Bytes.of("RESTORE");
  private static final Bytes ABSTTL = Bytes.of("ABSTTL");
  private static final Bytes DEL = Bytes.of("DEL");
  private static final Bytes UNLINK = Bytes.of("UNLINK");

  private static final CommandSpec SPEC =
      CommandSpec.command("restore", -4)
          .group(Group.GENERIC, "2.6.0")
          .summary(
              "Creates a key from the serialized representation of a value.",
              "O(1) to create the new key and additional O(N*M) to reconstruct the serialized "
                  + "value, where N is the number of Redis objects composing the value and M their "
                  + "average size. For small string values the time complexity is thus O(1)+O(1*M) "
                  + "where M is small, so simply O(1). However for sorted set values the complexity"
                  + " is O(N*M*log(N)) because inserting values into sorted sets is O(log(N)).")
          .flags(Flag.WRITE, Flag.DENYOOM)
          .categories(Category.KEYSPACE, Category.DANGEROUS)
          .keys(KeySpec.at(1, KeyFlag.OW, KeyFlag.UPDATE))
          .build();

  private final Payloads payloads;

  RestoreCommand(Payloads payloads) {
    this.payloads = payloads;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  /** The words from the fourth on. */
  private record Options(boolean replaces, boolean isAbsolute, long idleSeconds, long frequency) {
    static Options of(Call call) {
      boolean replaces = false;
      boolean isAbsolute = false;
      long idleSeconds = UNSET;
      long frequency = UNSET;
      for (int i = 4; i < call.count(); i++) {
        boolean isMore = i + 1 < call.count();
        if (call.is(i, "REPLACE")) {
          replaces = true;
        } else if (call.is(i, "ABSTTL")) {
          isAbsolute = true;
        } else if (call.is(i, "IDLETIME") && isMore && frequency == UNSET) {
          idleSeconds = number(call, ++i, Long.MAX_VALUE, BAD_IDLE_TIME);
        } else if (call.is(i, "FREQ") && isMore && idleSeconds == UNSET) {
          frequency = number(call, ++i, FREQUENCY_MAX, BAD_FREQUENCY);
        } else {
          throw new Refusal(Refusal.SYNTAX);
        }
      }
      return new Options(replaces, isAbsolute, idleSeconds, frequency);
    }

    private static long number(Call call, int word, long most, String refusal) {
      long number = call.integer(word);
      if (number < 0 || number > most) {
        throw new Refusal(refusal);
      }
      return number;
    }
  }

  @Override
  public void execute(Call call) {
    Options options = Options.of(call);
    boolean isThere = call.find(1) != null;
    if (isThere && !options.replaces()) {
      throw new Refusal(BUSY);
    }
    long expireAtMs = expireAtMs(call, options);
    if (!payloads.isGenuine(call.address(3), call.length(3))) {
      throw new Refusal(BAD_FOOTER);
    }
    NewValue value = payloads.restore(call.address(3), call.length(3));
    if (value == null) {
      throw new Refusal(BAD_DATA);
    }
    boolean isOver = expireAtMs != Entry.NO_EXPIRY && expireAtMs < call.nowMs();
    if (isOver && call.mayDeleteExpired()) {
      call.keyspace().discard(value);
      deleteOld(call);
    } else {
      restore(call, value, options, expireAtMs);
    }
    call.reply().ok();
  }

  private static long expireAtMs(Call call, Options options) {
    long ttl = call.integer(2);
    if (ttl < 0) {
      throw new Refusal(BAD_TTL);
    }
    if (ttl == 0) {
      return Entry.NO_EXPIRY;
    }
    return options.isAbsolute() ? ttl : ttl + call.nowMs();
  }

  private static void restore(Call call, NewValue value, Options options, long expireAtMs) {
    Entry entry = call.put(1, value, expireAtMs);
    boolean byFrequency = call.keyspace().accesses().areByFrequency();
    if (byFrequency && options.frequency() != UNSET) {
      entry.setFrequency((int) options.frequency(), call.nowMs());
    } else if (!byFrequency && options.idleSeconds() != UNSET) {
      entry.setIdleSeconds(options.idleSeconds(), call.nowMs());
    }
    call.changed(1);
    if (expireAtMs != Entry.NO_EXPIRY && !options.isAbsolute()) {
      Rewrite told = call.propagateRewritten().literal(RESTORE).word(1).number(expireAtMs);
      for (int i = 3; i < call.count(); i++) {
        told.word(i);
      }
      told.literal(ABSTTL);
    }
    call.notify(EventClass.GENERIC, "restore", 1);
  }

  /** The value would be over at once: only what it was to replace goes. */
  private static void deleteOld(Call call) {
    Entry old = call.find(1);
    if (old != null) {
      call.delete(old);
      call.changed(1);
      call.propagateRewritten()
          .literal(call.settings().lazyFreeLazyServerDel() ? UNLINK : DEL)
          .word(1);
      call.notify(EventClass.GENERIC, "del", 1);
    }
  }
}
