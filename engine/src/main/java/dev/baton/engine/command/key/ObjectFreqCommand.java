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

/** {@code OBJECT FREQ key}: only while keys are evicted by how often they are used. */
final class ObjectFreqCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("object|freq", 3)
          .group(Group.GENERIC, "4.0.0")
          .summary("Returns the logarithmic access frequency counter of a Redis object.", "O(1)")
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
    if (entry == null) {
      return;
    }
    if (!call.keyspace().accesses().areByFrequency()) {
      throw new Refusal(
          "ERR An LFU maxmemory policy is not selected, access frequency not tracked. Please note"
              + " that when switching between policies at runtime LRU and LFU data will take some"
              + " time to adjust.");
    }
    call.reply().integer(entry.frequency(call.nowMs()));
  }
}
