package dev.baton.engine.command.acl;

import dev.baton.engine.acl.CommandCatalog;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import java.util.List;

/** {@code ACL CAT [category]} */
final class AclCatCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("acl|cat", -2)
          .group(Group.SERVER, "6.0.0")
          .summary(
              "Lists the ACL categories, or the commands inside a category.",
              "O(1) since the categories and commands are a fixed set.")
          .flags(Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .build();

  private final CommandCatalog catalog;

  AclCatCommand(CommandCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    if (call.count() > 3) {
      throw Refusal.unknownSubcommand(call.arguments());
    }
    List<String> names =
        call.count() == 2 ? catalog.categories() : catalog.namesIn(call.bytes(2).toString());
    if (names == null) {
      throw new Refusal("ERR Unknown category '" + call.bytes(2) + "'");
    }
    call.reply().array(names.size());
    names.forEach(call.reply()::bulk);
  }
}
