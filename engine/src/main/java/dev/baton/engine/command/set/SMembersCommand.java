package dev.baton.engine.command.set;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.FrozenReply;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.LongReply;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.SetValue;
import dev.baton.engine.keyspace.Type;

/** {@code SMEMBERS key} */
final class SMembersCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("smembers", 2)
          .group(Group.SET, "1.0.0")
          .summary("Returns all members of a set.", "O(N) where N is the set cardinality.")
          .flags(Flag.READONLY)
          .categories(Category.SET)
          .keys(KeySpec.at(1, KeyFlag.RO, KeyFlag.ACCESS))
          .tips("nondeterministic_output_order")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Entry entry = call.read(1, Type.SET);
    if (entry == null) {
      call.reply().set(0);
      return;
    }
    SetValue set = call.keyspace().sets().at(entry);
    if (LongReply.isWorth(call, entry, set.size(), set.size())) {
      call.reply().set(set.size());
      FrozenReply.begin(call, entry, SetMembers::new);
    } else {
      Sets.replyAll(call, set);
    }
  }
}
