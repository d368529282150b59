package dev.baton.engine.command.acl;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Help;

/** {@code ACL HELP} */
final class AclHelpCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("acl|help", 2)
          .group(Group.SERVER, "6.0.0")
          .summary("Returns helpful text about the different subcommands.", "O(1)")
          .flags(Flag.LOADING, Flag.STALE)
          .build();

  private static final Help HELP =
      new Help(
          "ACL",
          "CAT [<category>]",
          "    List all commands that belong to <category>, or all command categories",
          "    when no category is specified.",
          "DELUSER <username> [<username> ...]",
          "    Delete a list of users.",
          "DRYRUN <username> <command> [<arg> ...]",
          "    Returns whether the user can execute the given command without executing the"
              + " command.",
          "GETUSER <username>",
          "    Get the user's details.",
          "GENPASS [<bits>]",
          "    Generate a secure 256-bit user password. The optional `bits` argument can",
          "    be used to specify a different size.",
          "LIST",
          "    Show users details in config file format.",
          "LOAD",
          "    Reload users from the ACL file.",
          "LOG [<count> | RESET]",
          "    Show the ACL log entries.",
          "SAVE",
          "    Save the current config to the ACL file.",
          "SETUSER <username> <attribute> [<attribute> ...]",
          "    Create or modify a user with the specified attributes.",
          "USERS",
          "    List all the registered usernames.",
          "WHOAMI",
          "    Return the current connection username.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    HELP.reply(call);
  }
}
