package dev.baton.engine.command.connection;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.ClientInfo;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;

/** {@code CLIENT SETINFO LIB-NAME libname | LIB-VER libver} */
final class ClientSetInfoCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("client|setinfo", 4)
          .group(Group.CONNECTION, "7.2.0")
          .summary("Sets information specific to the client or connection.", "O(1)")
          .flags(Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .categories(Category.CONNECTION)
          .tips("request_policy:all_nodes", "response_policy:all_succeeded")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    String attribute = call.bytes(2).toString();
    boolean isName = call.is(2, "LIB-NAME");
    if (!isName && !call.is(2, "LIB-VER")) {
      throw new Refusal("ERR Unrecognized option '" + attribute + "'");
    }
    Bytes value = call.bytes(3);
    if (!ClientText.isPrintable(value)) {
      throw new Refusal(
          "ERR " + attribute + " cannot contain spaces, newlines or special characters.");
    }
    ClientInfo info = call.session().info();
    if (isName) {
      info.setLibraryName(value.toString());
    } else {
      info.setLibraryVersion(value.toString());
    }
    call.reply().ok();
  }
}
