package dev.baton.engine.command.string;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFinders;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;

/**
 * {@code SET key value [NX | XX | IFEQ comparison-value] [GET] [EX seconds | PX milliseconds | EXAT
 * seconds-since-1970 | PXAT milliseconds-since-1970 | KEEPTTL]}
 *
 * <p>Options are checked before the time, the time before the key. IFEQ is Valkey's.
 */
final class SetCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("set", -3)
          .group(Group.STRING, "1.0.0")
          .summary(
              "Sets the string value of a key, ignoring its type. The key is "
                  + "created if it doesn't exist.",
              "O(1)")
          .flags(Flag.WRITE, Flag.DENYOOM)
          .categories(Category.STRING)
          .keys(
              KeySpec.at(1, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.UPDATE, KeyFlag.VARIABLE_FLAGS)
                  .withNote("RW and ACCESS due to the optional `GET` argument"))
          .keysFoundBy(KeyFinders::set)
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    SetOptions options = SetOptions.parse(call);
    boolean done = SetOperation.run(call, SPEC, 2, options);
    if (options.returnsOld) {
      return;
    }
    if (done) {
      call.reply().ok();
    } else {
      call.reply().nullBulk();
    }
  }
}
