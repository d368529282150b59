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
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.StreamGroup;
import dev.baton.engine.keyspace.StreamValue;
import dev.baton.engine.keyspace.Type;
import org.jspecify.annotations.Nullable;

/** {@code XGROUP CREATE key group id|$ [MKSTREAM] [ENTRIESREAD count]} */
final class XGroupCreateCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("xgroup|create", -5)
          .group(Group.STREAM, "5.0.0")
          .summary(
              "Creates a consumer group.",
              "O(1)")
          .flags(Flag.WRITE, Flag.DENYOOM)
          .categories(Category.STREAM)
          .keys(KeySpec.at(2, KeyFlag.RW, KeyFlag.INSERT))
          .build();

  private static final int WORDS_MAX = 8;

  private final GroupOptions options = new GroupOptions();
  private final EntryId id = new EntryId();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    options.parse(call, true);
    Entry entry = call.edit(Groups.KEY, Type.STREAM);
    if (entry == null && !options.makesStream()) {
      throw new Refusal(Groups.NO_STREAM);
    }
    if (call.count() > WORDS_MAX) {
      throw Refusal.unknownSubcommand(call.arguments());
    }
    StreamValue stream = call.keyspace().streams();
    chooseId(call, entry);
    if (entry == null) {
      stream.begin();
      call.put(Groups.KEY, stream.finish(), Entry.NO_EXPIRY);
    } else if (Groups.find(call, stream.at(entry), Groups.GROUP)) {
      throw new Refusal("BUSYGROUP Consumer Group name already exists");
    }
    StreamGroup group = stream.addGroup(call.address(Groups.GROUP), call.length(Groups.GROUP));
    group.setLast(id.timeMs(), id.sequence());
    group.setEntriesRead(options.entriesRead());
    call.changed(1);
    call.notify(EventClass.STREAM, "xgroup-create", Groups.KEY);
    call.reply().ok();
  }

  private void chooseId(Call call, @Nullable Entry entry) {
    if (!call.is(Groups.ID, "$")) {
      id.parse(call, Groups.ID);
    } else if (entry == null) {
      id.set(0, 0);
    } else {
      StreamValue stream = call.keyspace().streams().at(entry);
      id.set(stream.lastTimeMs(), stream.lastSequence());
    }
  }
}
