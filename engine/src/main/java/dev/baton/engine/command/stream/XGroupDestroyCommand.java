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
import dev.baton.engine.keyspace.StreamValue;
import dev.baton.engine.keyspace.Type;

/** {@code XGROUP DESTROY key group} */
final class XGroupDestroyCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("xgroup|destroy", 4)
          .group(Group.STREAM, "5.0.0")
          .summary(
              "Destroys a consumer group.",
              "O(N) where N is the number of entries in the group's pending "
                  + "entries list (PEL).")
          .flags(Flag.WRITE)
          .categories(Category.STREAM)
          .keys(KeySpec.at(2, KeyFlag.RW, KeyFlag.DELETE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    StreamValue stream = Groups.stream(call);
    boolean isThere = Groups.find(call, stream, Groups.GROUP);
    if (isThere) {
      stream.removeGroup();
      call.changed(1);
      call.notify(EventClass.STREAM, "xgroup-destroy", Groups.KEY);
      call.wake(Type.STREAM, Groups.KEY);
    }
    call.reply().integer(isThere ? 1 : 0);
  }
}
