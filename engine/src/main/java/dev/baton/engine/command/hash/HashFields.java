package dev.baton.engine.command.hash;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.FrozenReply;
import dev.baton.engine.command.LongReply;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.FrozenMembers;
import dev.baton.engine.keyspace.FrozenValue;
import dev.baton.engine.keyspace.HashValue;
import dev.baton.engine.resp.ReplyWriter;

/** All fields of a hash, their values or both: of a large one they are replied part by part. */
final class HashFields implements FrozenReply.Content {
  /** What is replied of a field. */
  enum Kind {
    NAMES,
    VALUES,
    BOTH
  }

  private final FrozenMembers fields;
  private final Kind kind;
  private final long seenAtMs;

  private HashFields(FrozenValue value, Kind kind, long seenAtMs) {
    this.fields = FrozenReply.members(value);
    this.kind = kind;
    this.seenAtMs = seenAtMs;
  }

  /** Replies with what is at word 1, behind the header of the reply. */
  static void reply(Call call, HashValue hash, Kind kind) {
    Entry entry = call.keyspace().view();
    if (LongReply.isWorth(call, entry, hash.size(), hash.size())) {
      long nowMs = call.nowMs();
      FrozenReply.begin(call, entry, value -> new HashFields(value, kind, nowMs));
      return;
    }
    for (boolean isThere = hash.first(); isThere; isThere = hash.next()) {
      if (kind != Kind.VALUES) {
        Hashes.replyField(call, hash);
      }
      if (kind != Kind.NAMES) {
        Hashes.replyValue(call, hash);
      }
    }
  }

  /** A field whose time had come when the command ran is hidden, however long the reply takes. */
  @Override
  public boolean write(ReplyWriter reply) {
    long expireAtMs = fields.expireAtMs();
    boolean isHidden = expireAtMs != Entry.NO_EXPIRY && expireAtMs < seenAtMs;
    if (!isHidden && kind != Kind.VALUES) {
      reply.bulk(fields.textAddress(), fields.textLength());
    }
    if (!isHidden && kind != Kind.NAMES) {
      reply.bulk(fields.valueAddress(), fields.valueLength());
    }
    return true;
  }
}
