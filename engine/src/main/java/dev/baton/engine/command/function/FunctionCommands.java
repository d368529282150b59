package dev.baton.engine.command.function;

import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Container;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.command.RefusingCommand;
import java.util.ArrayList;
import java.util.List;

/** The table of the commands of functions. */
public final class FunctionCommands {
  private static final String ERROR = "ERR functions are not part of this version";

  private static final String ABSENT = " Not part of this version: answers an error.";
  private static final String UNKNOWN_USE =
      "We cannot tell how the keys will be used so we assume the worst, RW and UPDATE";
  private static final String READ_ONLY_USE =
      "We cannot tell how the keys will be used so we assume the worst, RO and ACCESS";

  private static final List<Command> RUNNING =
      List.of(
          absent(
              CommandSpec.command("fcall", -3)
                  .group(Group.SCRIPTING, "7.0.0")
                  .summary(
                      "Invokes a function." + ABSENT, "Depends on the function that is executed.")
                  .flags(
                      Flag.NOSCRIPT,
                      Flag.SKIP_MONITOR,
                      Flag.MAY_REPLICATE,
                      Flag.NO_MANDATORY_KEYS,
                      Flag.STALE)
                  .categories(Category.SCRIPTING)
                  .keys(
                      KeySpec.counted(2, KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.UPDATE)
                          .withNote(UNKNOWN_USE))
                  .build()),
          absent(
              CommandSpec.command("fcall_ro", -3)
                  .group(Group.SCRIPTING, "7.0.0")
                  .summary(
                      "Invokes a read-only function." + ABSENT,
                      "Depends on the function that is executed.")
                  .flags(
                      Flag.NOSCRIPT,
                      Flag.SKIP_MONITOR,
                      Flag.NO_MANDATORY_KEYS,
                      Flag.STALE,
                      Flag.READONLY)
                  .categories(Category.SCRIPTING)
                  .keys(KeySpec.counted(2, KeyFlag.RO, KeyFlag.ACCESS).withNote(READ_ONLY_USE))
                  .build()));

  private FunctionCommands() {}

  /** One of each. */
  public static List<Command> all() {
    List<Command> all = new ArrayList<>(RUNNING);
    all.add(new Container("function", Group.SCRIPTING, "7.0.0", "function", managing()));
    return all;
  }

  private static List<Command> managing() {
    return List.of(
        // None is there.
        new RefusingCommand(
            CommandSpec.command("function|delete", 3)
                .group(Group.SCRIPTING, "7.0.0")
                .summary("Deletes a library and its functions.", "O(1)")
                .flags(Flag.NOSCRIPT, Flag.WRITE)
                .categories(Category.SCRIPTING)
                .tips("request_policy:all_shards", "response_policy:all_succeeded")
                .build(),
            "ERR Library not found"),
        new FunctionFlushCommand(),
        new FunctionHelpCommand(),
        // None runs.
        new RefusingCommand(
            CommandSpec.command("function|kill", 2)
                .group(Group.SCRIPTING, "7.0.0")
                .summary("Terminates a function during execution.", "O(1)")
                .flags(Flag.NOSCRIPT, Flag.ALLOW_BUSY)
                .categories(Category.SCRIPTING)
                .tips("request_policy:all_shards", "response_policy:one_succeeded")
                .build(),
            "NOTBUSY No scripts in execution right now."),
        new FunctionListCommand(),
        absent(
            CommandSpec.command("function|load", -3)
                .group(Group.SCRIPTING, "7.0.0")
                .summary(
                    "Creates a library." + ABSENT,
                    "O(1) (considering compilation time is redundant)")
                .flags(Flag.NOSCRIPT, Flag.WRITE, Flag.DENYOOM)
                .categories(Category.SCRIPTING)
                .tips("request_policy:all_shards", "response_policy:all_succeeded")
                .build()));
  }

  private static Command absent(CommandSpec spec) {
    return new RefusingCommand(spec, ERROR);
  }
}
