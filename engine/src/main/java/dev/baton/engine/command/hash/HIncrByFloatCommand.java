package dev.baton.engine.command.hash;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.ExtendedFloat;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.HashValue;
import dev.baton.engine.memory.Memory;

/**
 * {@code HINCRBYFLOAT key field increment}, propagated as the result, so that replicas need not
 * round alike; the expiry of the field stays.
 */
final class HIncrByFloatCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("hincrbyfloat", 4)
          .group(Group.HASH, "2.6.0")
          .summary(
              "Increments the floating point value of a field by a number. Uses 0 as "
                  + "initial value if the field doesn't exist.",
              "O(1)")
          .flags(Flag.WRITE, Flag.DENYOOM, Flag.FAST)
          .categories(Category.HASH)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.UPDATE))
          .build();

  private static final Bytes HSETEX = Bytes.of("HSETEX");
  private static final Bytes KEEPTTL = Bytes.of("KEEPTTL");
  private static final Bytes ONE = Bytes.of("1");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    ExtendedFloat amount = ExtendedFloat.parse(call.bytes(3));
    if (amount.isInfinite()) {
      throw new Refusal("ERR value is NaN or Infinity");
    }
    HashValue hash = Hashes.writable(call);
    boolean isThere = hash.find(call.address(2), call.length(2));
    long expireAtMs = isThere ? hash.expireAtMs() : Entry.NO_EXPIRY;
    Bytes text = Bytes.of(sum(hash, isThere, amount).toString());
    put(call, hash, text);
    Hashes.store(call, hash, 1);
    call.notify(EventClass.HASH, "hincrbyfloat", 1);
    call.reply().bulk(text);
    if (expireAtMs == Entry.NO_EXPIRY) {
      call.propagateAs(Hashes.HSET, call.bytes(1), call.bytes(2), text);
    } else {
      call.propagateAs(HSETEX, call.bytes(1), KEEPTTL, Hashes.FIELDS, ONE, call.bytes(2), text);
    }
  }

  private static ExtendedFloat sum(HashValue hash, boolean isThere, ExtendedFloat amount) {
    if (!isThere) {
      return ExtendedFloat.ZERO.plus(amount);
    }
    Bytes before = Bytes.copyOf(hash.valueAddress(), hash.valueLength());
    return ExtendedFloat.parse(before, "ERR hash value is not a float").plus(amount);
  }

  private static void put(Call call, HashValue hash, Bytes text) {
    Memory memory = call.keyspace().memory();
    long copy = memory.allocate(text.length());
    memory.copyIn(text.array(), 0, copy, text.length());
    hash.put(call.address(2), call.length(2), copy, text.length(), HashValue.SAME_EXPIRY);
    memory.free(copy, text.length());
  }
}
