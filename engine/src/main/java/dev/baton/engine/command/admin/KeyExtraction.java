package dev.baton.engine.command.admin;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandTable;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.KeyPositions;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.resp.Arguments;

/** Finding keys in a command that is given as words, the common part of both GETKEYS. */
record KeyExtraction(Arguments words, KeyPositions keys) {
  /** The keys of the command from word 2 on; refuses one that has no keys or too few words. */
  static KeyExtraction of(Call call, CommandTable table) {
    Command command = table.resolve(call.arguments(), 2);
    if (command == null) {
      throw new Refusal("ERR Invalid command specified");
    }
    if (!command.spec().hasKeys()) {
      throw new Refusal("ERR The command has no key arguments");
    }
    if (!command.spec().accepts(call.count() - 2)) {
      throw new Refusal("ERR Invalid number of arguments specified for command");
    }
    Arguments words = call.arguments().from(2);
    KeyPositions keys = new KeyPositions();
    command.spec().findKeys(words, keys);
    if (keys.count() == 0 && !command.spec().has(Flag.NO_MANDATORY_KEYS)) {
      throw new Refusal("ERR Invalid arguments specified for command");
    }
    return new KeyExtraction(words, keys);
  }
}
