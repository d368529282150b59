package dev.baton.engine.command.hash;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/** {@code HSET key field value [field value ...]}; a field that is set does not expire any more. */
final class HSetCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("hset", -4)
          .group(Group.HASH, "2.0.0")
          .summary(
              "Creates or modifies the value of a field in a hash.",
              "O(1) for each field/value pair added, so O(N) to add N field/value pairs "
                  + "when the command is called with multiple field/value pairs.")
          .flags(Flag.WRITE, Flag.DENYOOM, Flag.FAST)
          .categories(Category.HASH)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.UPDATE))
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    call.reply().integer(Hashes.setPairs(call, SPEC));
  }
}
