package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.keyspace.Database;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.keyspace.Watcher;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The clients that wait for one key of one database, the longest waiting first. */
final class KeyQueue implements Watcher {
  /** A client's place in this queue. */
  static final class Place {
    private final KeyQueue queue;
    private final KeyWait wait;
    private @Nullable Place previous;
    private @Nullable Place next;

    private Place(KeyQueue queue, KeyWait wait) {
      this.queue = queue;
      this.wait = wait;
    }

    KeyQueue queue() {
      return queue;
    }

    KeyWait who() {
      return wait;
    }

    @Nullable Place next() {
      return next;
    }
  }

  private final Database database;
  private final int databaseIndex;
  private final Bytes key;
  private final Consumer<KeyQueue> onReady;
  private @Nullable Place first;
  private @Nullable Place last;
  private int count;
  private int forAnyChange;
  private boolean isReady;

  KeyQueue(Database database, int databaseIndex, Bytes key, Consumer<KeyQueue> onReady) {
    this.database = database;
    this.databaseIndex = databaseIndex;
    this.key = key;
    this.onReady = onReady;
    database.await(key, this, false);
  }

  Bytes key() {
    return key;
  }

  int databaseIndex() {
    return databaseIndex;
  }

  @Nullable Place first() {
    return first;
  }

  int count() {
    return count;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Whether somebody has to know even when the key is deleted. */
  boolean hasForAnyChange() {
    return forAnyChange > 0;
  }

  /** Whether this client has a place already: a command may name a key twice. */
  boolean endsWith(KeyWait wait) {
    return last != null && last.wait == wait;
  }

  Place add(KeyWait wait) {
    Place place = new Place(this, wait);
    place.previous = last;
    if (last == null) {
      first = place;
    } else {
      last.next = place;
    }
    last = place;
    count++;
    if (wait.isForAnyChange() && forAnyChange++ == 0) {
      database.await(key, this, true);
    }
    return place;
  }

  void remove(Place place) {
    Place before = place.previous;
    Place after = place.next;
    if (before == null) {
      first = after;
    } else {
      before.next = after;
    }
    if (after == null) {
      last = before;
    } else {
      after.previous = before;
    }
    count--;
    if (place.wait.isForAnyChange() && --forAnyChange == 0) {
      database.endAwait(key, this, true);
    }
  }

  /** Nobody waits any more. */
  void close() {
    database.endAwait(key, this, false);
  }

  @Override
  public void keyChanged() {
    if (!isReady) {
      isReady = true;
      onReady.accept(this);
    }
  }

  /** From now on a change makes the queue ready again. */
  void take() {
    isReady = false;
  }

  /** The type of the key's present value; an expired one is none. */
  Type presentType(Entry view, long nowMs) {
    return database.find(key, view) && !view.isExpiredAt(nowMs) ? view.type() : Type.NONE;
  }
}
