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
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.StreamGroup;
import dev.baton.engine.keyspace.StreamValue;

/** {@code XGROUP SETID key group id|$ [ENTRIESREAD count]} */
final class XGroupSetIdCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("xgroup|setid", -5)
          .group(Group.STREAM, "5.0.0")
          .summary(
              "Sets the last-delivered ID of a consumer group.",
              "O(1)")
          .flags(Flag.WRITE)
          .categories(Category.STREAM)
          .keys(KeySpec.at(2, KeyFlag.RW, KeyFlag.UPDATE))
          .build();

  private final GroupOptions options = new GroupOptions();
  private final EntryId id = new EntryId();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    options.parse(call, false);
    StreamValue stream = Groups.stream(call);
    StreamGroup group = Groups.require(call, stream);
    if (call.count() != 5 && call.count() != 7) {
      throw Refusal.unknownSubcommand(call.arguments());
    }
    if (call.is(Groups.ID, "$")) {
      group.setLast(stream.lastTimeMs(), stream.lastSequence());
    } else {
      id.parseAny(call, Groups.ID);
      group.setLast(id.timeMs(), id.sequence());
    }
    group.setEntriesRead(options.entriesRead());
    call.changed(1);
    call.notify(EventClass.STREAM, "xgroup-setid", Groups.KEY);
    call.reply().ok();
  }
}
