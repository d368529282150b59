package dev.baton.engine.command.hash;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.Call;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.Rewrite;
import dev.baton.engine.keyspace.Entry;

/**
 * The fields of a call that it has changed. Only these are propagated: a replica does not hide
 * fields from its primary, so it would find some that the primary no longer sees.
 */
final class ChangedFields {
  private static final Bytes HPEXPIREAT = Bytes.of("HPEXPIREAT");
  private static final Bytes HPERSIST = Bytes.of("HPERSIST");

  private final Call call;
  private final int[] words;
  private int count;

  /** For fields from word {@code first} on. */
  ChangedFields(Call call, int first) {
    this.call = call;
    this.words = new int[call.count() - first];
  }

  void add(int word) {
    words[count++] = word;
  }

  int count() {
    return count;
  }

  /** The fields were deleted, as their time has passed. */
  void tellExpired(Entry entry) {
    call.keyspace().statistics().countExpiredFields(count);
    tellDeleted(entry, "hexpired");
  }

  /** The fields were deleted, of which {@code event} tells; perhaps the hash is empty now. */
  void tellDeleted(Entry entry, String event) {
    call.changed(entry, count);
    call.notify(EventClass.HASH, event, 1);
    Hashes.deleteIfEmpty(call, entry, Hashes.seen(call, entry));
    propagateDeletion();
  }

  /** The fields do not expire any more. */
  void tellPersisted(Entry entry) {
    call.changed(entry, count);
    call.notify(EventClass.HASH, "hpersist", 1);
    addFields(call.propagateRewritten().literal(HPERSIST).word(1));
  }

  /** The fields expire at a time. */
  void tellExpiring(Entry entry, long expireAtMs) {
    call.changed(entry, count);
    call.notify(EventClass.HASH, "hexpire", 1);
    addFields(call.propagateRewritten().literal(HPEXPIREAT).word(1).number(expireAtMs));
  }

  /** Propagates that the fields are gone, if there are any. */
  void propagateDeletion() {
    if (count > 0) {
      addWords(call.propagateRewritten().literal(Hashes.HDEL).word(1));
    }
  }

  private void addFields(Rewrite rewrite) {
    addWords(rewrite.literal(Hashes.FIELDS).number(count));
  }

  private void addWords(Rewrite rewrite) {
    for (int i = 0; i < count; i++) {
      rewrite.word(words[i]);
    }
  }
}
