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
import dev.baton.engine.command.Rewrite;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.StreamValue;
import dev.baton.engine.keyspace.Type;
import org.jspecify.annotations.Nullable;

/**
 * {@code XADD key [NOMKSTREAM] [MAXLEN|MINID [=|~] threshold [LIMIT count]] *|id field value [field
 * value ...]}, propagated with the identifier and the threshold it came to.
 */
final class XAddCommand implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.command("xadd", -5)
          .group(Group.STREAM, "5.0.0")
          .summary(
              "Appends a new message to a stream. Creates the key if it doesn't exist.",
              "O(1) when adding a new entry, O(N) when trimming where N being the "
                  + "number of entries evicted.")
          .flags(Flag.WRITE, Flag.DENYOOM, Flag.FAST)
          .categories(Category.STREAM)
          .tips("nondeterministic_output")
          .keys(
              KeySpec.at(1, KeyFlag.RW, KeyFlag.UPDATE)
                  .withNote("UPDATE instead of INSERT because of the optional trimming feature"))
          .build();

  private static final String TOO_SMALL =
      "ERR The ID specified in XADD is equal or smaller than the target stream top item";
  // What one node can take at all.
  private static final long BYTES_MAX = 1L << 30;

  private final EntryReply replies;
  private final Trimming trimming = new Trimming();
  private final EntryId id = new EntryId();
  private final EntryId last = new EntryId();
  private final WordFields fields = new WordFields();

  XAddCommand(EntryReply replies) {
    this.replies = replies;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void execute(Call call) {
    int idWord = trimming.parse(call, id);
    int texts = call.count() - idWord - 1;
    if (texts < 2 || texts % 2 == 1) {
      throw Refusal.wrongArity(SPEC);
    }
    boolean isAutomatic = Trimming.isAutomatic(call, idWord);
    if (!isAutomatic && id.hasSequence() && id.isZero()) {
      throw new Refusal("ERR The ID specified in XADD must be greater than 0-0");
    }
    Entry entry = call.find(1, Type.STREAM);
    if (entry == null && trimming.makesNoStream()) {
      call.reply().nullBulk();
      return;
    }
    chooseId(call, entry, isAutomatic);
    if (fields.set(call, idWord + 1).bytes() > BYTES_MAX) {
      throw new Refusal("ERR Elements are too large to be stored");
    }
    StreamValue stream = add(call, entry);
    replies.id(call.reply(), id.timeMs(), id.sequence());
    call.notify(EventClass.STREAM, "xadd", 1);
    if (trimming.trim(stream) > 0) {
      call.notify(EventClass.STREAM, "xtrim", 1);
    }
    call.wake(Type.STREAM, 1);
    if (trimming.isApproximate() || isAutomatic || !id.hasSequence()) {
      propagate(call, stream, idWord);
    }
  }

  private StreamValue add(Call call, @Nullable Entry entry) {
    StreamValue stream = call.keyspace().streams();
    if (entry == null) {
      stream.begin();
    } else {
      entry.keepImage();
      stream.at(entry);
    }
    stream.append(
        id.timeMs(),
        id.sequence(),
        fields,
        call.settings().streamNodeBytesMax(),
        call.settings().streamNodeEntriesMax());
    Entry changed = entry == null ? call.put(1, stream.finish(), Entry.NO_EXPIRY) : entry;
    call.changed(changed, 1);
    return stream;
  }

  /** Completes the identifier, and refuses one that is not above all there ever were. */
  private void chooseId(Call call, @Nullable Entry entry, boolean isAutomatic) {
    last.set(0, 0);
    if (entry != null) {
      StreamValue stream = call.keyspace().streams().at(entry);
      last.set(stream.lastTimeMs(), stream.lastSequence());
    }
    if (last.isLargest()) {
      throw new Refusal(
          "ERR The stream has exhausted the last possible ID, unable to add more items");
    }
    if (isAutomatic) {
      id.set(call.nowMs(), 0);
      if (Long.compareUnsigned(call.nowMs(), last.timeMs()) <= 0) {
        id.set(last.timeMs(), last.sequence()).increment();
      }
    } else if (!id.hasSequence() && id.timeMs() == last.timeMs()) {
      id.continueAfter(last);
    }
    if (id.compareTo(last.timeMs(), last.sequence()) <= 0) {
      throw new Refusal(TOO_SMALL);
    }
  }

  private void propagate(Call call, StreamValue stream, int idWord) {
    Rewrite rewrite = call.propagateRewritten();
    for (int word = 0; word < call.count(); word++) {
      if (word == idWord) {
        rewrite.identifier(id.timeMs(), id.sequence());
      } else {
        trimming.propagate(rewrite, stream, word);
      }
    }
  }
}
