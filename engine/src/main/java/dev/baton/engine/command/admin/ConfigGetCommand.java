package dev.baton.engine.command.admin;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Glob;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.config.Configuration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** {@code CONFIG GET parameter [parameter ...]}: names, aliases and glob patterns. */
final class ConfigGetCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("config|get", -3)
          .group(Group.SERVER, "2.0.0")
          .summary(
              "Returns the effective values of configuration parameters.",
              "O(N) when N is the number of configuration parameters provided")
          .flags(Flag.ADMIN, Flag.NOSCRIPT, Flag.LOADING, Flag.STALE)
          .build();

  private final Configuration configuration;

  ConfigGetCommand(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Map<String, String> found = new LinkedHashMap<>();
    for (int i = 2; i < call.count(); i++) {
      String text = call.bytes(i).toString().toLowerCase(Locale.ROOT);
      Glob pattern = new Glob(Bytes.of(text));
      boolean isPattern = text.matches(".*[\\[*?].*");
      configuration
          .get(name -> isPattern ? pattern.matches(Bytes.of(name)) : name.equals(text))
          .forEach(found::putIfAbsent);
    }
    call.reply().map(found.size());
    found.forEach((name, value) -> {
      call.reply().bulk(name);
      call.reply().bulk(value);
    });
  }
}
