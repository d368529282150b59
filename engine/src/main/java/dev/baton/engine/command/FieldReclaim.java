package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.keyspace.Database;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.HashValue;
import dev.baton.engine.keyspace.Keyspace;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes the fields of hashes whose time has come, which everybody but the primary's own commands
 * has seen hidden until then, and tells the replicas with HDEL. A hash that loses all fields goes.
 */
final class FieldReclaim {
  private static final Bytes HDEL = Bytes.of("HDEL");

  // So that one HDEL stays small, and a snapshot is not made to keep a large hash for little.
  private static final int FIELDS_TOGETHER = 128;

  private final Keyspace keyspace;
  private final Propagation propagation;
  private final KeyEvents events;
  private final Entry view;

  FieldReclaim(Keyspace keyspace, Propagation propagation, KeyEvents events) {
    this.keyspace = keyspace;
    this.propagation = propagation;
    this.events = events;
    this.view = keyspace.newEntry();
  }

  /** Deletes at most {@code limit} fields of one database; returns their number. */
  int expireSome(int index, long nowMs, int limit) {
    Database database = keyspace.database(index);
    int deleted = 0;
    while (deleted < limit && database.findExpiredField(nowMs, view)) {
      deleted += reclaim(index, nowMs, Math.min(FIELDS_TOGETHER, limit - deleted));
    }
    return deleted;
  }

  private int reclaim(int index, long nowMs, int limit) {
    Database database = keyspace.database(index);
    Bytes key = view.key();
    List<Bytes> words = new ArrayList<>(List.of(HDEL, key));
    view.keepImage();
    HashValue hash = keyspace.hashes().at(view);
    while (words.size() - 2 < limit && hash.findExpired(nowMs)) {
      words.add(Bytes.copyOf(hash.textAddress(), hash.textLength()));
      hash.removeFound();
    }
    database.changed(view);
    keyspace.addChanges(words.size() - 2L);
    keyspace.statistics().countExpiredFields(words.size() - 2L);
    events.tell(EventClass.HASH, "hexpired", index, key);
    if (hash.size() == 0) {
      database.delete(view);
      events.tell(EventClass.GENERIC, "del", index, key);
    }
    propagation.propagate(index, words);
    return words.size() - 2;
  }
}
