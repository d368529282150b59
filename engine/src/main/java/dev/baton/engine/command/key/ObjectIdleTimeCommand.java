package dev.baton.engine.command.key;

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

/** {@code OBJECT IDLETIME key}, in seconds. */
final class ObjectIdleTimeCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("object|idletime", 3)
          .group(Group.GENERIC, "2.2.3")
          .summary("Returns the time since the last access to a Redis object.", "O(1)")
          .flags(Flag.READONLY)
          .categories(Category.KEYSPACE)
          .keys(KeySpec.at(2, KeyFlag.RO))
          .tips("nondeterministic_output")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Entry entry = ObjectValues.find(call);
    if (entry != null && call.keyspace().accesses().areByFrequency()) {
      throw new Refusal(
          "ERR An LFU maxmemory policy is selected, idle time not tracked. Please note that when"
              + " switching between policies at runtime LRU and LFU data will take some time to"
              + " adjust.");
    }
    if (entry != null) {
      call.reply().integer(entry.idleSeconds(call.nowMs()));
    }
  }
}
