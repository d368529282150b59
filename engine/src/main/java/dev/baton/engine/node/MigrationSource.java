package dev.baton.engine.node;

import dev.baton.engine.base.ByteSink;
import dev.baton.engine.base.Bytes;
import dev.baton.engine.command.ClientPause;
import dev.baton.engine.command.EventClass;
import dev.baton.engine.command.KeyEvents;
import dev.baton.engine.command.Propagation;
import dev.baton.engine.command.key.Payloads;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.Watcher;
import dev.baton.engine.resp.ReplyWriter;
import java.util.List;

/** The data that keys leave: sends them, watches them, deletes them. */
final class MigrationSource {
  private static final Bytes DEL = Bytes.of("DEL");

  private final Keyspace keyspace;
  private final Payloads payloads;
  private final Propagation propagation;
  private final KeyEvents events;
  private final ClientPause pause;

  MigrationSource(
      Keyspace keyspace,
      Payloads payloads,
      Propagation propagation,
      KeyEvents events,
      ClientPause pause) {
    this.keyspace = keyspace;
    this.payloads = payloads;
    this.propagation = propagation;
    this.events = events;
    this.pause = pause;
  }

  /** Whether keys may be deleted now. */
  boolean mayDelete(long nowMs) {
    return !pause.stopsWrites(nowMs);
  }

  /** Writes the RESTORE of a key; false, and nothing, when it is not there any more. */
  boolean write(int database, Bytes key, boolean replaces, ReplyWriter request, long nowMs) {
    Entry entry = keyspace.newEntry();
    if (!keyspace.database(database).find(key, entry) || entry.isExpiredAt(nowMs)) {
      return false;
    }
    request.array(replaces ? 5 : 4);
    request.bulk("RESTORE");
    request.bulk(key);
    request.bulk(entry.expires() ? Math.max(1, entry.expireAtMs() - nowMs) : 0);
    // Encoded twice, because its length comes first and a copy would take its size in memory.
    long length = payloads.dump(entry, new Nowhere());
    request.bulk(length, sink -> payloads.dump(entry, sink));
    if (replaces) {
      request.bulk("REPLACE");
    }
    return true;
  }

  /** Deletes a key, which the other server has now, and tells everybody. */
  void delete(int database, Bytes key) {
    if (keyspace.database(database).delete(key)) {
      keyspace.addChanges(1);
      events.tell(EventClass.GENERIC, "del", database, key);
      propagation.propagate(database, List.of(DEL, key));
    }
  }

  void watch(int database, Bytes key, Watcher watcher) {
    keyspace.database(database).watch(key, watcher);
  }

  void unwatch(int database, Bytes key, Watcher watcher) {
    keyspace.database(database).unwatch(key, watcher);
  }

  /** Where bytes go that are only counted. */
  private static final class Nowhere implements ByteSink {
    @Override
    public void write(byte value) {}

    @Override
    public void write(byte[] source, int offset, int length) {}

    @Override
    public void write(long address, int length) {}
  }
}
