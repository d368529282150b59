package dev.baton.engine.node.command;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import java.util.ArrayList;
import java.util.List;

/** {@code INFO [section ...]}. */
final class InfoCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("info", -1)
          .group(Group.SERVER, "1.0.0")
          .summary("Returns information and statistics about the server.", "O(1)")
          .flags(Flag.LOADING, Flag.STALE)
          .categories(Category.DANGEROUS)
          .build();

  private final InfoText info;

  InfoCommand(InfoText info) {
    this.info = info;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    List<String> sections = new ArrayList<>();
    for (int i = 1; i < call.count(); i++) {
      sections.add(call.arguments().text(i));
    }
    call.reply().verbatim("txt", info.report(sections, call.nowMs()));
  }
}
