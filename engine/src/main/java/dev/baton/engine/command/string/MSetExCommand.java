package dev.baton.engine.command.string;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;

/**
 * {@code MSETEX numkeys key value [key value ...] [NX | XX] [EX seconds | PX milliseconds | EXAT
 * seconds-since-1970 | PXAT milliseconds-since-1970 | KEEPTTL]}: all keys or, when one of them keeps
 * the condition from holding, none.
 *
 * <p>Propagated as MSET or as SETs with absolute times, which replicas of every kind know.
 */
final class MSetExCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("msetex", -4)
          .group(Group.STRING, "8.4.0")
          .summary(
              "Atomically sets multiple string keys with a shared expiration in a single operation."
                  + " Supports flexible argument parsing where condition and expiration flags can"
                  + " appear in any order.",
              "O(N) where N is the number of keys to set.")
          .flags(Flag.WRITE, Flag.DENYOOM)
          .categories(Category.STRING)
          .keys(KeySpec.countedPairs(1, KeyFlag.OW, KeyFlag.UPDATE))
          .build();

  private static final int FIRST_KEY = 2;

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    int end = endOfPairs(call);
    SetOptions options = SetOptions.parseGroup(call, end);
    ExpiryOption expiry = options.expiry;
    long expireAtMs =
        expiry == null ? Entry.NO_EXPIRY : expiry.toAbsoluteMs(call, options.expiryIndex, SPEC);
    boolean done = allows(call, options, end);
    if (done) {
      Pairs.put(call, end, options, expireAtMs);
    }
    call.reply().integer(done ? 1 : 0);
  }

  private static int endOfPairs(Call call) {
    String invalid = "ERR invalid numkeys value";
    long keys = call.integer(1, invalid);
    if (keys < 1 || keys > Integer.MAX_VALUE) {
      throw new Refusal(invalid);
    }
    if (keys > (call.count() - FIRST_KEY) / 2) {
      throw new Refusal("ERR wrong number of key-value pairs");
    }
    return FIRST_KEY + 2 * (int) keys;
  }

  private static boolean allows(Call call, SetOptions options, int end) {
    boolean isConditional = options.onlyIfAbsent || options.onlyIfPresent;
    for (int key = FIRST_KEY; isConditional && key < end; key += 2) {
      boolean isThere = call.find(key) != null;
      if (isThere != options.onlyIfPresent) {
        return false;
      }
    }
    return true;
  }
}
