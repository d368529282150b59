package dev.baton.engine.command.stream;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.Rewrite;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.StreamValue;
import dev.baton.engine.keyspace.Type;

/** {@code XTRIM key MAXLEN|MINID [=|~] threshold [LIMIT count]}, propagated with the threshold it
 * came to. */
final class XTrimCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("xtrim", -4)
          .group(Group.STREAM, "5.0.0")
          .summary(
              "Deletes messages from the beginning of a stream.",
              "O(N), with N being the number of evicted entries. Constant times "
                  + "are very small however, since entries are organized in macro nodes "
                  + "containing multiple entries that can be released with a single "
                  + "deallocation.")
          .flags(Flag.WRITE)
          .categories(Category.STREAM)
          .tips("nondeterministic_output")
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.DELETE))
          .build();

  private final Trimming trimming = new Trimming();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    trimming.parse(call);
    Entry entry = call.edit(1, Type.STREAM);
    if (entry == null) {
      call.reply().integer(0);
      return;
    }
    StreamValue stream = call.keyspace().streams().at(entry);
    long trimmed = trimming.trim(stream);
    if (trimmed > 0) {
      call.changed(entry, trimmed);
      call.notify(EventClass.STREAM, "xtrim", 1);
      if (trimming.isApproximate()) {
        propagate(call, stream);
      }
    }
    call.reply().integer(trimmed);
  }

  private void propagate(Call call, StreamValue stream) {
    Rewrite rewrite = call.propagateRewritten();
    for (int word = 0; word < call.count(); word++) {
      trimming.propagate(rewrite, stream, word);
    }
  }
}
