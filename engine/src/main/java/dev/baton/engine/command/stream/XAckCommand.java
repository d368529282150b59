package dev.baton.engine.command.stream;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.KeyFlag;
import dev.baton.engine.command.KeySpec;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.StreamValue;
import dev.baton.engine.keyspace.Type;

/** {@code XACK key group id [id ...]}: all of it or, with an invalid identifier, nothing. */
final class XAckCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("xack", -4)
          .group(Group.STREAM, "5.0.0")
          .summary(
              "Returns the number of messages that were successfully acknowledged "
                  + "by the consumer group member of a stream.",
              "O(1) for each message ID processed.")
          .flags(Flag.WRITE, Flag.FAST)
          .categories(Category.STREAM)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.UPDATE))
          .build();

  private final EntryId id = new EntryId();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    Entry entry = call.read(1, Type.STREAM);
    StreamValue stream = call.keyspace().streams();
    if (entry == null || !Groups.find(call, stream.at(entry), 2)) {
      call.reply().integer(0);
      return;
    }
    for (int word = 3; word < call.count(); word++) {
      id.parse(call, word);
    }
    entry.keepImage();
    int acknowledged = 0;
    for (int word = 3; word < call.count(); word++) {
      id.parse(call, word);
      if (stream.group().pending().find(id.timeMs(), id.sequence())) {
        stream.group().removePending();
        acknowledged++;
      }
    }
    // Those who watch the key are not told: its entries are as they were.
    call.changed(acknowledged);
    call.reply().integer(acknowledged);
  }
}
