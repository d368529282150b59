package dev.baton.engine.command.hash;

import dev.baton.engine.base.Integers;
import dev.baton.engine.base.Scratch;
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
import dev.baton.engine.keyspace.HashValue;

/** {@code HINCRBY key field increment}; the expiry of the field stays. */
final class HIncrByCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("hincrby", 4)
          .group(Group.HASH, "2.0.0")
          .summary(
              "Increments the integer value of a field in a hash by a number. Uses 0 as "
                  + "initial value if the field doesn't exist.",
              "O(1)")
          .flags(Flag.WRITE, Flag.DENYOOM, Flag.FAST)
          .categories(Category.HASH)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.UPDATE))
          .build();

  private final Scratch digits = new Scratch(Integers.LONGEST);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    long amount = call.integer(3);
    HashValue hash = Hashes.writable(call);
    boolean isThere = hash.find(call.address(2), call.length(2));
    long before = isThere ? number(hash) : 0;
    long after = before + amount;
    if (((before ^ after) & (amount ^ after)) < 0) {
      throw new Refusal("ERR increment or decrement would overflow");
    }
    boolean wasExpired = hash.isExpired(call.address(2), call.length(2));
    int length = digits.write(after);
    hash.put(call.address(2), call.length(2), digits.address(), length, HashValue.SAME_EXPIRY);
    Hashes.store(call, hash, 1);
    call.notify(EventClass.HASH, "hincrby", 1);
    if (wasExpired) {
      // A replica does not hide the field from its primary, and would go on counting.
      call.propagateRewritten().literal(Hashes.HSET).word(1).word(2).number(after);
    }
    call.reply().integer(after);
  }

  private static long number(HashValue hash) {
    if (hash.valueIsNumber()) {
      return hash.valueNumber();
    }
    long text = hash.valueAddress();
    int length = hash.valueLength();
    if (!Integers.isCanonicalLong(text, length)) {
      throw new Refusal("ERR hash value is not an integer");
    }
    return Integers.parse(text, length);
  }
}
