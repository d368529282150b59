package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.config.Configuration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code CONFIG SET parameter value [parameter value ...]}: all of them or, if one is wrong, none.
 */
final class ConfigSetCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("config|set", -4)
          .group(Group.SERVER, "2.0.0")
          .summary(
              "Sets configuration parameters in-flight.",
              "O(N) when N is the number of configuration parameters provided")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .tips("request_policy:all_nodes", "response_policy:all_succeeded")
          .build();

  private final Configuration configuration;

  ConfigSetCommand(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    if (call.count() % 2 != 0) {
      throw Refusal.wrongArity(SPEC);
    }
    List<String> pairs = new ArrayList<>();
    for (int i = 2; i < call.count(); i++) {
      pairs.add(call.bytes(i).toString());
    }
    String error = configuration.set(pairs);
    if (error != null) {
      throw new Refusal("ERR " + error);
    }
    call.reply().ok();
  }
}
