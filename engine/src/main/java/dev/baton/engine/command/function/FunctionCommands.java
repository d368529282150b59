package dev.baton.engine.command.function;

import dev.baton.engine.command.AbsentScripts;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Container;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.HelpCommand;
import dev.baton.engine.command.RefusingCommand;
import java.util.List;

/** The table of the commands of functions. */
public final class FunctionCommands {
  private static final AbsentScripts FUNCTIONS = new AbsentScripts("functions");
  private static final String RUNNING_COST = "Depends on the function that is executed.";

  private FunctionCommands() {}

  /** One of each. */
  public static List<Command> all() {
    return List.of(
        FUNCTIONS.writing("fcall", "7.0.0", "Invokes a function.", RUNNING_COST),
        FUNCTIONS.reading("fcall_ro", "7.0.0", "Invokes a read-only function.", RUNNING_COST),
        new Container("function", Group.SCRIPTING, "7.0.0", "function", managing()));
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
        new HelpCommand("function", Group.SCRIPTING, "7.0.0", Category.SCRIPTING),
        FUNCTIONS.kill("function", "7.0.0", "Terminates a function during execution."),
        new FunctionListCommand(),
        FUNCTIONS.absent(
            CommandSpec.command("function|load", -3)
                .group(Group.SCRIPTING, "7.0.0")
                .flags(Flag.NOSCRIPT, Flag.WRITE, Flag.DENYOOM)
                .categories(Category.SCRIPTING)
                .tips("request_policy:all_shards", "response_policy:all_succeeded"),
            "Creates a library.",
            "O(1) (considering compilation time is redundant)"));
  }
}
