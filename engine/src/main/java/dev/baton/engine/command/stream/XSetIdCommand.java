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
import dev.baton.engine.keyspace.StreamValue;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.structure.StreamLog;

/** {@code XSETID key last-id [ENTRIESADDED count] [MAXDELETEDID id]} */
final class XSetIdCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("xsetid", -3)
          .group(Group.STREAM, "5.0.0")
          .summary(
              "An internal command for replicating stream values.",
              "O(1)")
          .flags(Flag.WRITE, Flag.DENYOOM, Flag.FAST)
          .categories(Category.STREAM)
          .keys(KeySpec.at(1, KeyFlag.RW, KeyFlag.UPDATE))
          .build();

  private static final String BELOW_ENTRIES =
      "ERR The ID specified in XSETID is smaller than the target stream top item";
  private static final String BELOW_DELETED =
      "ERR The ID specified in XSETID is smaller than the provided max_deleted_entry_id";
  private static final String BELOW_OLD_DELETED =
      "ERR The ID specified in XSETID is smaller than current max_deleted_entry_id";
  private static final long NOT_GIVEN = -1;

  private final EntryId id = new EntryId();
  private final EntryId maxDeleted = new EntryId();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    id.parse(call, 2);
    long entriesAdded = parseOptions(call);
    Entry entry = call.edit(1, Type.STREAM);
    if (entry == null) {
      throw new Refusal("ERR no such key");
    }
    StreamValue stream = call.keyspace().streams().at(entry);
    check(stream, entriesAdded);
    stream.setLast(id.timeMs(), id.sequence());
    if (entriesAdded != NOT_GIVEN) {
      stream.setEntriesAdded(entriesAdded);
    }
    if (!maxDeleted.isZero()) {
      stream.setMaxDeleted(maxDeleted.timeMs(), maxDeleted.sequence());
    }
    call.changed(1);
    call.notify(EventClass.STREAM, "xsetid", 1);
    call.reply().ok();
  }

  /** Reads the options; returns how many entries were added, as far as that was given. */
  private long parseOptions(Call call) {
    long entriesAdded = NOT_GIVEN;
    maxDeleted.set(0, 0);
    for (int word = 3; word < call.count(); word += 2) {
      boolean hasMore = word + 1 < call.count();
      if (hasMore && call.is(word, "entriesadded")) {
        entriesAdded = call.integer(word + 1);
        if (entriesAdded < 0) {
          throw new Refusal("ERR entries_added must be positive");
        }
      } else if (hasMore && call.is(word, "maxdeletedid")) {
        maxDeleted.parse(call, word + 1);
        if (id.compareTo(maxDeleted.timeMs(), maxDeleted.sequence()) < 0) {
          throw new Refusal(BELOW_DELETED);
        }
      } else {
        throw new Refusal(Refusal.SYNTAX);
      }
    }
    return entriesAdded;
  }

  private void check(StreamValue stream, long entriesAdded) {
    if (id.compareTo(stream.maxDeletedTimeMs(), stream.maxDeletedSequence()) < 0) {
      throw new Refusal(BELOW_OLD_DELETED);
    }
    StreamLog log = stream.log();
    if (!log.last()) {
      return;
    }
    if (id.compareTo(log.timeMs(), log.sequence()) < 0) {
      throw new Refusal(BELOW_ENTRIES);
    }
    if (entriesAdded != NOT_GIVEN && stream.length() > entriesAdded) {
      throw new Refusal(
          "ERR The entries_added specified in XSETID is smaller than the target stream length");
    }
  }
}
