package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Help;

/** {@code MEMORY HELP} */
final class MemoryHelpCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("memory|help", 2)
          .group(Group.SERVER, "4.0.0")
          .summary("Returns helpful text about the different subcommands.", "O(1)")
          .flags(Flag.LOADING, Flag.STALE)
          .build();

  private static final Help HELP =
      new Help(
          "MEMORY",
          "DOCTOR",
          "    Return memory problems reports.",
          "MALLOC-STATS",
          "    Return internal statistics report from the memory allocator.",
          "PURGE",
          "    Attempt to purge dirty pages for reclamation by the allocator.",
          "STATS",
          "    Return information about the memory usage of the server.",
          "USAGE <key> [SAMPLES <count>]",
          "    Return memory in bytes used by <key> and its value. Nested values are",
          "    sampled up to <count> times (default: 5, 0 means sample all).");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    HELP.reply(call);
  }
}
