package dev.baton.engine.command.stream;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.Rewrite;
import dev.baton.engine.keyspace.StreamGroup;
import dev.baton.engine.keyspace.StreamPending;

/**
 * What commands that hand out pending entries share, and how replicas are told: each entry with all
 * that is known of it, so that it does not matter what they knew before.
 */
final class Claims {
  static final int KEY = 1;
  static final int GROUP = 2;
  static final int CONSUMER = 3;

  private static final Bytes XCLAIM = Bytes.of("XCLAIM");
  private static final Bytes NO_IDLE_TIME = Bytes.of("0");
  private static final Bytes TIME = Bytes.of("TIME");
  private static final Bytes RETRYCOUNT = Bytes.of("RETRYCOUNT");
  private static final Bytes FORCE = Bytes.of("FORCE");
  private static final Bytes JUSTID = Bytes.of("JUSTID");
  private static final Bytes LASTID = Bytes.of("LASTID");
  private static final Bytes XGROUP = Bytes.of("XGROUP");
  private static final Bytes SETID = Bytes.of("SETID");
  private static final Bytes ENTRIESREAD = Bytes.of("ENTRIESREAD");
  private static final Bytes CREATECONSUMER = Bytes.of("CREATECONSUMER");

  private Claims() {}

  /** Whether an entry was not delivered for some time. */
  static boolean isIdle(Call call, StreamPending pending, long idleMs) {
    return idleMs <= 0 || call.nowMs() - pending.deliveredAtMs() >= idleMs;
  }

  /** Tells of the entry a group's pending list is on, which belongs to the consumer of a word. */
  static void tell(Call call, StreamGroup group, int consumerWord) {
    tell(call, group, KEY, GROUP, consumerWord);
  }

  /** As {@link #tell(Call, StreamGroup, int)} where the key and the group are other words. */
  static void tell(Call call, StreamGroup group, int keyWord, int groupWord, int consumerWord) {
    Rewrite rewrite = call.propagateRewritten();
    rewrite.literal(XCLAIM).word(keyWord).word(groupWord).word(consumerWord);
    addEntry(rewrite, group);
  }

  /** Removes a pending entry that is not in the stream any more; tells of it as it was. */
  static boolean forget(Call call, StreamGroup group) {
    StreamPending pending = group.pending();
    Rewrite rewrite = call.propagateRewritten();
    rewrite.literal(XCLAIM).word(KEY).word(GROUP);
    rewrite.text(pending.ownerNameAddress(), pending.ownerNameLength());
    addEntry(rewrite, group);
    group.removePending();
    call.changed(1);
    return true;
  }

  private static void addEntry(Rewrite rewrite, StreamGroup group) {
    StreamPending pending = group.pending();
    rewrite.literal(NO_IDLE_TIME).identifier(pending.timeMs(), pending.sequence());
    rewrite.literal(TIME).number(pending.deliveredAtMs());
    rewrite.literal(RETRYCOUNT).number(pending.deliveries());
    rewrite.literal(FORCE).literal(JUSTID);
    rewrite.literal(LASTID).identifier(group.lastTimeMs(), group.lastSequence());
  }

  /** Tells how far a group has read. */
  static void tellLast(Call call, StreamGroup group, int keyWord, int groupWord) {
    Rewrite rewrite = call.propagateRewritten();
    rewrite.literal(XGROUP).literal(SETID).word(keyWord).word(groupWord);
    rewrite.identifier(group.lastTimeMs(), group.lastSequence());
    rewrite.literal(ENTRIESREAD).number(group.entriesRead());
  }

  /** Tells of a consumer that no entry names. */
  static void tellConsumer(Call call, int keyWord, int groupWord, int consumerWord) {
    Rewrite rewrite = call.propagateRewritten();
    rewrite.literal(XGROUP).literal(CREATECONSUMER);
    rewrite.word(keyWord).word(groupWord).word(consumerWord);
  }
}
