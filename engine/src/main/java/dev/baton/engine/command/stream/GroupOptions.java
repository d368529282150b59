package dev.baton.engine.command.stream;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.StreamGroup;

/** The options of XGROUP CREATE and SETID. Reused from call to call. */
final class GroupOptions {
  private static final int FIRST = 5;

  private boolean makesStream;
  private long entriesRead;

  /** Reads the options; MKSTREAM only where a group is created. */
  void parse(Call call, boolean isCreation) {
    makesStream = false;
    entriesRead = StreamGroup.UNKNOWN_ENTRIES_READ;
    for (int word = FIRST; word < call.count(); word++) {
      if (isCreation && call.is(word, "mkstream")) {
        makesStream = true;
      } else if (call.is(word, "entriesread") && word + 1 < call.count()) {
        word++;
        entriesRead = call.integer(word);
        if (entriesRead < 0 && entriesRead != StreamGroup.UNKNOWN_ENTRIES_READ) {
          throw new Refusal("ERR value for ENTRIESREAD must be positive or -1");
        }
      } else {
        throw Refusal.unknownSubcommand(call.arguments());
      }
    }
  }

  /** Whether a stream is made where there is none. */
  boolean makesStream() {
    return makesStream;
  }

  /** How many entries the group has read, or {@link StreamGroup#UNKNOWN_ENTRIES_READ}. */
  long entriesRead() {
    return entriesRead;
  }
}
