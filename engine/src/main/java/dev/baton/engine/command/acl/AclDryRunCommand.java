package dev.baton.engine.command.acl;

import dev.baton.engine.acl.User;
import dev.baton.engine.command.Access;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.CommandTable;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import java.util.function.Supplier;

/** {@code ACL DRYRUN username command [arg [arg ...]]} */
final class AclDryRunCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("acl|dryrun", -4)
          .group(Group.SERVER, "7.0.0")
          .summary(
              "Simulates the execution of a command by a user, without executing the command.",
              "O(1).")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .build();

  private final Access access;
  private final Supplier<CommandTable> table;

  AclDryRunCommand(Access access, Supplier<CommandTable> table) {
    this.access = access;
    this.table = table;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    User user = access.users().find(call.bytes(2));
    if (user == null) {
      throw new Refusal("ERR User '" + call.bytes(2) + "' not found");
    }
    Command command = table.get().resolve(call.arguments(), 3);
    if (command == null) {
      throw new Refusal("ERR Command '" + call.bytes(3) + "' not found");
    }
    if (!command.spec().accepts(call.count() - 3)) {
      throw Refusal.wrongArity(command.spec());
    }
    String objection = access.objection(user, command.spec(), call.arguments().from(3));
    if (objection == null) {
      call.reply().ok();
    } else {
      call.reply().bulk(objection);
    }
  }
}
