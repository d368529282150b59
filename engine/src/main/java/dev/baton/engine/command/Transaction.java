package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.Watcher;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.resp.Arguments;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What one client has queued between MULTI and EXEC, and the keys it watches.
 *
 * <pre>
 * closed --MULTI--> open --EXEC, DISCARD--> closed
 * open: a refused command poisons it, and EXEC only discards
 * either: a change of a watched key makes EXEC reply null
 * </pre>
 *
 * <p>A key that has expired is as good as none: its deletion changes nothing.
 */
public final class Transaction {
  /** One command that waits for EXEC. */
  record Queued(Command command, Words words) {}

  private final List<Queued> queue = new ArrayList<>();
  private final List<Watched> watched = new ArrayList<>();
  private long bytes;
  private boolean open;
  private boolean poisoned;
  private boolean overtaken;

  /** Whether commands are queued rather than run. */
  public boolean isOpen() {
    return open;
  }

  /** The number of commands that wait. */
  public int size() {
    return queue.size();
  }

  /** What the queued words and the watched keys take. */
  public long bytes() {
    return bytes;
  }

  /** Whether a watched key has changed. */
  public boolean isOvertaken() {
    return overtaken;
  }

  /** Whether a command was refused since MULTI. */
  public boolean isPoisoned() {
    return poisoned;
  }

  /** Starts queueing. */
  public void open() {
    open = true;
  }

  /** Ends everything: the queue, the watches and what was found wrong. */
  public void discard() {
    queue.forEach(queued -> {
      bytes -= queued.words().bytes();
      queued.words().close();
    });
    queue.clear();
    open = false;
    poisoned = false;
    unwatch();
  }

  /** Watches a key; one that has expired already may be deleted without being changed. */
  public void watch(Keyspace keyspace, int databaseIndex, Bytes key, boolean expired) {
    Watched added = new Watched(keyspace, databaseIndex, key, expired);
    boolean known =
        watched.stream().anyMatch(w -> w.databaseIndex == databaseIndex && w.key.equals(key));
    if (!known) {
      watched.add(added);
      bytes += key.length() + ClientMemory.NAME_BYTES;
      keyspace.database(databaseIndex).watch(key, added);
    }
  }

  /** How many keys are watched. */
  public int watchedCount() {
    return watched.size();
  }

  /** Ends all watches. */
  public void unwatch() {
    watched.forEach(w -> w.keyspace.database(w.databaseIndex).unwatch(w.key, w));
    watched.forEach(w -> bytes -= w.key.length() + ClientMemory.NAME_BYTES);
    watched.clear();
    overtaken = false;
  }

  /** Whether the time of a watched key has come since it was watched. */
  public boolean hasExpired(long nowMs) {
    return watched.stream().anyMatch(w -> !w.expired && w.isExpiredAt(nowMs));
  }

  /** Makes EXEC refuse: a command was refused. */
  void poison() {
    poisoned = open;
  }

  /** A poisoned transaction is never run, so nothing more is kept for it. */
  void add(Command command, Memory memory, Arguments words) {
    if (!poisoned && !overtaken) {
      Words copy = new Words(memory, words);
      bytes += copy.bytes();
      queue.add(new Queued(command, copy));
    }
  }

  List<Queued> queue() {
    return Collections.unmodifiableList(queue);
  }

  /** One key, and whether what is there has expired and only waits to be deleted. */
  private final class Watched implements Watcher {
    private final Keyspace keyspace;
    private final int databaseIndex;
    private final Bytes key;
    // Who tells of a change is in the middle of it and uses the shared view.
    private final Entry view;
    private boolean expired;

    Watched(Keyspace keyspace, int databaseIndex, Bytes key, boolean expired) {
      this.keyspace = keyspace;
      this.databaseIndex = databaseIndex;
      this.key = key;
      this.view = keyspace.newEntry();
      this.expired = expired;
    }

    boolean isExpiredAt(long nowMs) {
      return keyspace.database(databaseIndex).find(key, view) && view.isExpiredAt(nowMs);
    }

    @Override
    public void keyChanged() {
      overtaken = true;
    }

    @Override
    public void keyGone() {
      if (!expired) {
        overtaken = true;
      }
      expired = false;
    }

    @Override
    public void keyExchanged(boolean wasThere, boolean isThere, boolean isExpired) {
      boolean isSame = expired ? !isThere || isExpired : !wasThere && isExpired;
      if (!isSame) {
        overtaken = true;
      }
      expired = isThere && isExpired;
    }
  }
}
