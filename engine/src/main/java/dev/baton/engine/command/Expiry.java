package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.keyspace.Database;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.Keyspace.ExpiryMode;
import java.util.List;

/**
 * Decides what becomes of keys whose time has come: a primary deletes them and tells its replicas,
 * a replica hides them until it is told, and while writes are paused nobody deletes anything.
 */
public final class Expiry {
  private static final Bytes DEL = Bytes.of("DEL");
  private static final Bytes UNLINK = Bytes.of("UNLINK");

  private final Keyspace keyspace;
  private final Propagation propagation;
  private final Settings settings;
  private final ClientPause pause;
  private final KeyEvents events;
  private final FieldReclaim fields;

  /** Wires the keyspace to those who must be told of deletions. */
  public Expiry(
      Keyspace keyspace,
      Propagation propagation,
      Settings settings,
      ClientPause pause,
      KeyEvents events) {
    this.keyspace = keyspace;
    this.propagation = propagation;
    this.settings = settings;
    this.pause = pause;
    this.events = events;
    this.fields = new FieldReclaim(keyspace, propagation, events);
  }

  /**
   * Deletes and propagates at most {@code limit} expired keys and fields of hashes, the longest
   * expired first, and returns their number: the caller asks again at once when the limit was
   * reached. Does nothing on a replica, during a pause and when background expiry is off.
   */
  public int expireSome(long nowMs, int limit) {
    if (!keyspace.activeExpiry() || !deletes(nowMs)) {
      return 0;
    }
    int deleted = 0;
    for (int i = 0; i < keyspace.databaseCount(); i++) {
      Database database = keyspace.database(i);
      for (Bytes key : database.expiredKeys(nowMs, limit - deleted)) {
        database.delete(key);
        tellExpired(i, key);
        propagation.propagate(i, words(key));
        deleted++;
      }
      deleted += fields.expireSome(i, nowMs, limit - deleted);
    }
    return deleted;
  }

  /**
   * Sets {@code view} on the live entry of a key; false without one. An expired one is deleted
   * where that is allowed.
   */
  boolean find(
      Session session, int index, long key, int length, long nowMs, Effects effects, Entry view) {
    Database database = keyspace.database(index);
    boolean isThere = database.find(key, length, view);
    // The primary decides what has expired: for its commands the key is there until it says DEL.
    if (!isThere || session.isPrimaryLink() || !view.isExpiredAt(nowMs)) {
      return isThere;
    }
    if (deletes(nowMs)) {
      Bytes name = view.key();
      database.delete(view);
      tellExpired(index, name);
      effects.add(index, words(name));
    }
    return false;
  }

  boolean deletes(long nowMs) {
    return keyspace.expiryMode() == ExpiryMode.DELETE && !pause.stopsWrites(nowMs);
  }

  private void tellExpired(int index, Bytes key) {
    keyspace.statistics().countExpired();
    events.tell(EventClass.EXPIRED, "expired", index, key);
  }

  private List<Bytes> words(Bytes key) {
    return List.of(settings.lazyFreeLazyExpire() ? UNLINK : DEL, key);
  }
}
