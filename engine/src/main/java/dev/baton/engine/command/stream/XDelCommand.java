package dev.baton.engine.command.stream;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.StreamValue;
import dev.baton.engine.keyspace.Type;

/** {@code XDEL key id [id ...]}: all of it or, with an invalid identifier, nothing. */
final class XDelCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("xdel", -3)
          .group(Group.STREAM, "5.0.0")
          .summary(
              "Returns the number of messages after removing them from a stream.",
              "O(1) for each single item to delete in the stream, regardless of "
                  + "the stream size.")
          .flags(Flag.WRITE, Flag.FAST)
          .categories(Category.STREAM)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.DELETE))
          .build();

  private final EntryId id = new EntryId();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Entry entry = call.edit(1, Type.STREAM);
    if (entry == null) {
      call.reply().integer(0);
      return;
    }
    for (int word = 2; word < call.count(); word++) {
      id.parse(call, word);
    }
    StreamValue stream = call.keyspace().streams().at(entry);
    int deleted = 0;
    for (int word = 2; word < call.count(); word++) {
      id.parse(call, word);
      if (stream.delete(id.timeMs(), id.sequence())) {
        deleted++;
      }
    }
    if (deleted > 0) {
      call.changed(entry, deleted);
      call.notify(EventClass.STREAM, "xdel", 1);
    }
    call.reply().integer(deleted);
  }
}
