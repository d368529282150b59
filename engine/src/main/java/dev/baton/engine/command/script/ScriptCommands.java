package dev.baton.engine.command.script;

import dev.baton.engine.command.AbsentScripts;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Container;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.HelpCommand;
import java.util.List;

/** The table of the commands of scripts. */
public final class ScriptCommands {
  private static final AbsentScripts SCRIPTS = new AbsentScripts("scripts");
  private static final String RUNNING_COST = "Depends on the script that is executed.";

  private ScriptCommands() {}

  /** One of each. */
  public static List<Command> all() {
    return List.of(
        SCRIPTS.writing("eval", "2.6.0", "Executes a server-side Lua script.", RUNNING_COST),
        SCRIPTS.reading(
            "eval_ro", "7.0.0", "Executes a read-only server-side Lua script.", RUNNING_COST),
        SCRIPTS.writing(
            "evalsha", "2.6.0", "Executes a server-side Lua script by SHA1 digest.", RUNNING_COST),
        SCRIPTS.reading(
            "evalsha_ro",
            "7.0.0",
            "Executes a read-only server-side Lua script by SHA1 digest.",
            RUNNING_COST),
        new Container("script", Group.SCRIPTING, "2.6.0", "Lua scripts management", managing()));
  }

  private static List<Command> managing() {
    return List.of(
        new ScriptExistsCommand(),
        new ScriptFlushCommand(),
        new HelpCommand("script", Group.SCRIPTING, "5.0.0", Category.SCRIPTING),
        SCRIPTS.kill("script", "2.6.0", "Terminates a server-side Lua script during execution."),
        SCRIPTS.absent(
            CommandSpec.command("script|load", 3)
                .group(Group.SCRIPTING, "2.6.0")
                .flags(Flag.NOSCRIPT, Flag.STALE)
                .categories(Category.SCRIPTING)
                .tips("request_policy:all_nodes", "response_policy:all_succeeded"),
            "Loads a server-side Lua script to the script cache.",
            "O(N) with N being the length in bytes of the script body."));
  }
}
