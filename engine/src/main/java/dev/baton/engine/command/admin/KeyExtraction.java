package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.CommandTable;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.Refusal;

/** Finding keys in a command that is given as words, the common part of both GETKEYS. */
final class KeyExtraction {
  private KeyExtraction() {}

  /** The spec of the command from word 2 on; refuses one that has no keys or too few words. */
  static CommandSpec spec(Call call, CommandTable table) {
    Command command = table.resolve(call.arguments(), 2);
    if (command == null) {
      throw new Refusal("ERR Invalid command specified");
    }
    CommandSpec spec = command.spec();
    boolean hasKeys = spec.keys().stream().anyMatch(key -> !key.flags().contains(KeyFlag.NOT_KEY));
    if (!hasKeys) {
      throw new Refusal("ERR The command has no key arguments");
    }
    if (!spec.accepts(call.count() - 2)) {
      throw new Refusal("ERR Invalid number of arguments specified for command");
    }
    return spec;
  }
}
