package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.keyspace.Database;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.Keyspace.ExpiryMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  }

  /**
   * Deletes and propagates at most {@code limit} expired keys, the longest expired first, and
   * returns their number: the caller asks again at once when the limit was reached. Does nothing on
   * a replica, during a pause and when background expiry is off.
   */
  public int expireSome(long nowMs, int limit) {
    if (!keyspace.activeExpiry() || !deletes(nowMs)) {
      return 0;
    }
    int deleted = 0;
    for (int i = 0; i < keyspace.databaseCount(); i++) {
      Database database = keyspace.database(i);
      for (Bytes key : database.expiredKeys(nowMs, limit - deleted)) {
        delete(database, i, key);
        propagation.propagate(i, words(key));
        deleted++;
      }
    }
    return deleted;
  }

  /** The live entry of a key, or null; an expired one is deleted where that is allowed. */
  @Nullable Entry find(Session session, int index, Bytes key, long nowMs, Effects effects) {
    Database database = keyspace.database(index);
    Entry entry = database.find(key);
    if (entry == null || !entry.isExpiredAt(nowMs)) {
      return entry;
    }
    if (session.isPrimaryLink()) {
      // The primary decides what has expired: for its commands the key is there until it says DEL.
      return entry;
    }
    if (deletes(nowMs)) {
      delete(database, index, key);
      effects.add(index, words(key));
    }
    return null;
  }

  boolean deletes(long nowMs) {
    return keyspace.expiryMode() == ExpiryMode.DELETE && !pause.stopsWrites(nowMs);
  }

  private void delete(Database database, int index, Bytes key) {
    database.delete(key);
    keyspace.statistics().countExpired();
    events.tell(EventClass.EXPIRED, "expired", index, key);
  }

  private List<Bytes> words(Bytes key) {
    return List.of(settings.lazyFreeLazyExpire() ? UNLINK : DEL, key);
  }
}
