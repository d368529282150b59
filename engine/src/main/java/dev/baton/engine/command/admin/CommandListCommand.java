package dev.baton.engine.command.admin;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Glob;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.CommandTable;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * {@code COMMAND LIST [FILTERBY MODULE module-name | ACLCAT category | PATTERN pattern]}: full
 * names, subcommands included.
 */
final class CommandListCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("command|list", -2)
          .group(Group.SERVER, "7.0.0")
          .summary(
              "Returns a list of command names.",
              "O(N) where N is the total number of Redis commands")
          .flags(Flag.LOADING, Flag.STALE)
          .categories(Category.CONNECTION)
          .tips("nondeterministic_output_order")
          .build();

  private final Supplier<CommandTable> table;

  CommandListCommand(Supplier<CommandTable> table) {
    this.table = table;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Predicate<CommandSpec> filter = filter(call);
    List<String> names = new ArrayList<>();
    for (Command command : table.get().all()) {
      add(names, command.spec(), filter);
      command.spec().subcommands().forEach(sub -> add(names, sub.spec(), filter));
    }
    call.reply().array(names.size());
    names.forEach(call.reply()::bulk);
  }

  private static Predicate<CommandSpec> filter(Call call) {
    if (call.count() == 2) {
      return spec -> true;
    }
    if (call.count() != 5 || !call.is(2, "FILTERBY")) {
      throw new Refusal(Refusal.SYNTAX);
    }
    String wanted = call.bytes(4).toString().toLowerCase(Locale.ROOT);
    if (call.is(3, "MODULE")) {
      // There are no modules, so no command comes from one.
      return spec -> false;
    }
    if (call.is(3, "ACLCAT")) {
      return spec -> spec.categories().stream().anyMatch(c -> c.text().equals("@" + wanted));
    }
    if (call.is(3, "PATTERN")) {
      Glob pattern = new Glob(Bytes.of(wanted));
      return spec -> pattern.matches(Bytes.of(spec.fullName()));
    }
    throw new Refusal(Refusal.SYNTAX);
  }

  private static void add(List<String> names, CommandSpec spec, Predicate<CommandSpec> filter) {
    if (filter.test(spec)) {
      names.add(spec.fullName());
    }
  }
}
