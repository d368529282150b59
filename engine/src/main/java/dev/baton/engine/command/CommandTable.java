package dev.baton.engine.command;

import dev.baton.engine.base.Check;
import dev.baton.engine.resp.Arguments;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Every command by name, and the subcommands of each container. Built from explicit tables; looked
 * up by argument view, without allocation and without regard to case.
 */
public final class CommandTable {
  private final List<Command> all;
  private final @Nullable Command[] slots;
  // Beside each command: the start of its name, which tells nearly all of them apart.
  private final long[] starts;

  /** Joins commands whose names differ. */
  public CommandTable(List<Command> commands) {
    all = new ArrayList<>(commands);
    slots = new Command[Math.max(8, Integer.highestOneBit(commands.size() + 1) * 4)];
    starts = new long[slots.length];
    commands.forEach(this::add);
  }

  /** All commands, containers counted once, in the order of the tables. */
  public List<Command> all() {
    return Collections.unmodifiableList(all);
  }

  /** The command with this name, whatever its case, or null. */
  public @Nullable Command find(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    int first = NameStart.hash(NameStart.of(lower));
    for (int slot = first & mask(); ; slot = (slot + 1) & mask()) {
      Command command = slots[slot];
      if (command == null || command.spec().name().equals(lower)) {
        return command;
      }
    }
  }

  /**
   * The command or, written {@code container|subcommand}, the subcommand with this name, or null.
   */
  public @Nullable Command findByFullName(String fullName) {
    int bar = fullName.indexOf('|');
    Command command = find(bar < 0 ? fullName : fullName.substring(0, bar));
    if (command == null || bar < 0) {
      return command;
    }
    String name = fullName.substring(bar + 1).toLowerCase(Locale.ROOT);
    for (Command subcommand : command.spec().subcommands()) {
      if (subcommand.spec().name().equals(name)) {
        return subcommand;
      }
    }
    return null;
  }

  /** The command named by word {@code index}, or null; subcommands are not looked at. */
  public @Nullable Command find(Arguments words, int index) {
    long start = NameStart.of(words.address(index), words.length(index));
    for (int slot = NameStart.hash(start) & mask(); ; slot = (slot + 1) & mask()) {
      Command command = slots[slot];
      if (command == null || (starts[slot] == start && words.is(index, command.spec().name()))) {
        return command;
      }
    }
  }

  /** The command a request calls: for a container with a second word the subcommand, or null. */
  public @Nullable Command resolve(Arguments words, int index) {
    Command command = find(words, index);
    if (command == null || words.count() == index + 1) {
      return command;
    }
    List<Command> subcommands = command.spec().subcommands();
    if (subcommands.isEmpty()) {
      return command;
    }
    for (Command subcommand : subcommands) {
      if (words.is(index + 1, subcommand.spec().name())) {
        return subcommand;
      }
    }
    return null;
  }

  private void add(Command command) {
    long start = NameStart.of(command.spec().name());
    int slot = NameStart.hash(start) & mask();
    for (Command other = slots[slot]; other != null; other = slots[slot]) {
      Check.that(
          !other.spec().name().equals(command.spec().name()),
          "there is one command " + command.spec().name());
      slot = (slot + 1) & mask();
    }
    slots[slot] = command;
    starts[slot] = start;
  }

  private int mask() {
    return slots.length - 1;
  }
}
