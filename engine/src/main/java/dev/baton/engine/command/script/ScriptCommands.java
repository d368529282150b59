package dev.baton.engine.command.script;

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

/** The table of the commands of scripts. */
public final class ScriptCommands {
  private static final String ERROR = "ERR scripts are not part of this version";

  private static final String ABSENT = " Not part of this version: answers an error.";
  private static final String UNKNOWN_USE =
      "We cannot tell how the keys will be used so we assume the worst, RW and UPDATE";
  private static final String READ_ONLY_USE =
      "We cannot tell how the keys will be used so we assume the worst, RO and ACCESS";

  private static final List<Command> RUNNING =
      List.of(
          absent(
              CommandSpec.command("eval", -3)
                  .group(Group.SCRIPTING, "2.6.0")
                  .summary(
                      "Executes a server-side Lua script." + ABSENT,
                      "Depends on the script that is executed.")
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
              CommandSpec.command("eval_ro", -3)
                  .group(Group.SCRIPTING, "7.0.0")
                  .summary(
                      "Executes a read-only server-side Lua script." + ABSENT,
                      "Depends on the script that is executed.")
                  .flags(
                      Flag.NOSCRIPT,
                      Flag.SKIP_MONITOR,
                      Flag.NO_MANDATORY_KEYS,
                      Flag.STALE,
                      Flag.READONLY)
                  .categories(Category.SCRIPTING)
                  .keys(KeySpec.counted(2, KeyFlag.RO, KeyFlag.ACCESS).withNote(READ_ONLY_USE))
                  .build()),
          absent(
              CommandSpec.command("evalsha", -3)
                  .group(Group.SCRIPTING, "2.6.0")
                  .summary(
                      "Executes a server-side Lua script by SHA1 digest." + ABSENT,
                      "Depends on the script that is executed.")
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
              CommandSpec.command("evalsha_ro", -3)
                  .group(Group.SCRIPTING, "7.0.0")
                  .summary(
                      "Executes a read-only server-side Lua script by SHA1 digest." + ABSENT,
                      "Depends on the script that is executed.")
                  .flags(
                      Flag.NOSCRIPT,
                      Flag.SKIP_MONITOR,
                      Flag.NO_MANDATORY_KEYS,
                      Flag.STALE,
                      Flag.READONLY)
                  .categories(Category.SCRIPTING)
                  .keys(KeySpec.counted(2, KeyFlag.RO, KeyFlag.ACCESS).withNote(READ_ONLY_USE))
                  .build()));

  private ScriptCommands() {}

  /** One of each. */
  public static List<Command> all() {
    List<Command> all = new ArrayList<>(RUNNING);
    all.add(
        new Container("script", Group.SCRIPTING, "2.6.0", "Lua scripts management", managing()));
    return all;
  }

  private static List<Command> managing() {
    return List.of(
        new ScriptExistsCommand(),
        new ScriptFlushCommand(),
        new ScriptHelpCommand(),
        // None runs.
        new RefusingCommand(
            CommandSpec.command("script|kill", 2)
                .group(Group.SCRIPTING, "2.6.0")
                .summary("Terminates a server-side Lua script during execution.", "O(1)")
                .flags(Flag.NOSCRIPT, Flag.ALLOW_BUSY)
                .categories(Category.SCRIPTING)
                .tips("request_policy:all_shards", "response_policy:one_succeeded")
                .build(),
            "NOTBUSY No scripts in execution right now."),
        absent(
            CommandSpec.command("script|load", 3)
                .group(Group.SCRIPTING, "2.6.0")
                .summary(
                    "Loads a server-side Lua script to the script cache." + ABSENT,
                    "O(N) with N being the length in bytes of the script body.")
                .flags(Flag.NOSCRIPT, Flag.STALE)
                .categories(Category.SCRIPTING)
                .tips("request_policy:all_nodes", "response_policy:all_succeeded")
                .build()));
  }

  private static Command absent(CommandSpec spec) {
    return new RefusingCommand(spec, ERROR);
  }
}
