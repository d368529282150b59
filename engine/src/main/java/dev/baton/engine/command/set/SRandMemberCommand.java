package dev.baton.engine.command.set;

import dev.baton.engine.base.Entropy;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Draws;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Encoding;
import dev.baton.engine.keyspace.SetValue;

/** {@code SRANDMEMBER key [count]}: with a negative count the same member may come again. */
final class SRandMemberCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("srandmember", -2)
          .group(Group.SET, "1.0.0")
          .summary(
              "Get one or multiple random members from a set.",
              "Without the count argument O(1), otherwise O(N) where N is the absolute "
                  + "value of the passed count.")
          .flags(Flag.READONLY)
          .categories(Category.SET)
          .keys(KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS))
          .tips("nondeterministic_output")
          .build();

  // More repetitions than this would hold up all other clients for seconds.
  private static final long REPEATED_MAX = 10_000_000;
  // Drawing until all are different is the faster the fewer of the members are wanted.
  private static final int SPARSE = 3;
  private static final long REMEMBERED_MAX = 100_000;

  private final Entropy entropy;

  SRandMemberCommand(Entropy entropy) {
    this.entropy = entropy;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    if (call.count() > 3) {
      throw new Refusal(Refusal.SYNTAX);
    }
    if (call.count() == 2) {
      one(call);
      return;
    }
    long count = call.integer(2);
    if (count == Long.MIN_VALUE) {
      throw new Refusal(
          "ERR value is out of range, value must between "
              + -Long.MAX_VALUE
              + " and "
              + Long.MAX_VALUE);
    }
    if (count < -REPEATED_MAX) {
      throw new Refusal("ERR value is out of range");
    }
    several(call, count);
  }

  private void one(Call call) {
    SetValue set = Sets.read(call);
    if (set == null) {
      call.reply().nullBulk();
    } else {
      set.seekRandom(entropy.nextLong());
      Sets.reply(call, set);
    }
  }

  private void several(Call call, long count) {
    SetValue set = Sets.read(call);
    long size = set == null ? 0 : set.size();
    long wanted = count < 0 ? (size == 0 ? 0 : -count) : Math.min(count, size);
    call.reply().array(wanted);
    if (set == null || wanted == 0) {
      return;
    }
    Draws draws = new Draws(entropy);
    if (count < 0) {
      for (long left = wanted; left > 0; left--) {
        set.seekRandom(draws.next());
        Sets.reply(call, set);
      }
    } else if (set.encoding() != Encoding.PACKED
        && wanted <= size / SPARSE
        && wanted <= REMEMBERED_MAX) {
      drawn(call, set, wanted, draws);
    } else {
      chosen(call, set, wanted, draws);
    }
  }

  private static void drawn(Call call, SetValue set, long wanted, Draws draws) {
    long left = wanted;
    while (left > 0) {
      set.seekRandom(draws.next());
      if (draws.isFirst(set.position())) {
        Sets.reply(call, set);
        left--;
      }
    }
  }

  /** Walks through all and takes each with the chance that leads to as many as are wanted. */
  private static void chosen(Call call, SetValue set, long wanted, Draws draws) {
    long left = wanted;
    long among = set.size();
    boolean isThere = set.first();
    while (isThere && left > 0) {
      if (draws.takes(left, among)) {
        Sets.reply(call, set);
        left--;
      }
      among--;
      isThere = set.next();
    }
  }
}
