package dev.baton.engine.command.stream;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Refusal;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.StreamGroup;
import dev.baton.engine.keyspace.StreamValue;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.resp.ReplyWriter;

/** How commands find groups and consumers, and what they answer when there are none. */
final class Groups {
  /** The words of XGROUP and XINFO. */
  static final int KEY = 2;

  static final int GROUP = 3;
  static final int CONSUMER = 4;
  static final int ID = 4;

  static final String NO_STREAM =
      "ERR The XGROUP subcommand requires the key to exist. Note that for CREATE you may want to"
          + " use the MKSTREAM option to create an empty stream automatically.";

  private Groups() {}

  /** Moves a stream to the group that a word names, if there is one. */
  static boolean find(Call call, StreamValue stream, int word) {
    return stream.findGroup(call.address(word), call.length(word));
  }

  /** The stream that XGROUP is about, to be changed; refuses the call when it is not there. */
  static StreamValue stream(Call call) {
    Entry entry = call.edit(KEY, Type.STREAM);
    if (entry == null) {
      throw new Refusal(NO_STREAM);
    }
    return call.keyspace().streams().at(entry);
  }

  /** The stream that XINFO is about; refuses the call when it is not there. */
  static StreamValue infoOn(Call call) {
    Entry entry = call.read(KEY, Type.STREAM);
    if (entry == null) {
      throw new Refusal("ERR no such key");
    }
    return call.keyspace().streams().at(entry);
  }

  /** The group that XGROUP is about; refuses the call when there is no stream or no group. */
  static StreamGroup ofStream(Call call) {
    return require(call, stream(call));
  }

  /** The group that XGROUP or XINFO is about; refuses the call when there is none. */
  static StreamGroup require(Call call, StreamValue stream) {
    if (!find(call, stream, GROUP)) {
      throw new Refusal(
          "NOGROUP No such consumer group '%s' for key name '%s'"
              .formatted(call.arguments().text(GROUP), call.arguments().text(KEY)));
    }
    return stream.group();
  }

  /** Refuses a call on pending entries whose key, at word 1, or group, at word 2, is missing. */
  static Refusal missing(Call call) {
    return new Refusal(
        "NOGROUP No such key '%s' or consumer group '%s'"
            .formatted(call.arguments().text(1), call.arguments().text(2)));
  }

  /** Moves a group to the consumer that a word names; returns whether it had to be made. */
  static boolean enterConsumer(Call call, StreamGroup group, int keyWord, int word) {
    if (group.findConsumer(call.address(word), call.length(word))) {
      return false;
    }
    group.addConsumer(call.address(word), call.length(word), call.nowMs());
    call.changed(1);
    call.notify(EventClass.STREAM, "xgroup-createconsumer", keyWord);
    return true;
  }

  /** Writes the two fields on how far the group of a stream has read. */
  static void progress(ReplyWriter reply, StreamValue stream) {
    long entriesRead = stream.group().entriesRead();
    long lag = stream.lag();
    reply.bulk("entries-read");
    if (entriesRead == StreamGroup.UNKNOWN_ENTRIES_READ) {
      reply.nullBulk();
    } else {
      reply.integer(entriesRead);
    }
    reply.bulk("lag");
    if (lag == StreamValue.UNKNOWN_LAG) {
      reply.nullBulk();
    } else {
      reply.integer(lag);
    }
  }
}
