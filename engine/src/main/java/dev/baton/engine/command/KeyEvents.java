package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.resp.Arguments;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells of what happens to keys: as messages on {@code __keyspace@N__:key} and {@code
 * __keyevent@N__:event}, as far as notify-keyspace-events asks for them, and to those inside of the
 * server who must know of every change.
 */
public final class KeyEvents {
  private final PubSub pubSub;
  private Set<EventClass> classes = EnumSet.noneOf(EventClass.class);
  private boolean byKey;
  private boolean byEvent;
  private @Nullable Session author;
  private Runnable flushListener = () -> {};
  private @Nullable Tracking tracking;

  /** Sends messages through {@code pubSub}; at first none are wanted. */
  public KeyEvents(PubSub pubSub) {
    this.pubSub = pubSub;
  }

  /** Chooses what is sent, in the letters of notify-keyspace-events. */
  public void choose(String letters) {
    EnumSet<EventClass> chosen = EnumSet.noneOf(EventClass.class);
    for (EventClass each : EventClass.values()) {
      if (each.isIn(letters)) {
        chosen.add(each);
      }
    }
    classes = chosen;
    byKey = letters.indexOf('K') >= 0;
    byEvent = letters.indexOf('E') >= 0;
  }

  /** Lets the clients with caches of their own know of each change. */
  public void track(Tracking clientCaches) {
    tracking = clientCaches;
  }

  /** Lets {@code listener} know whenever a database has lost all its keys. */
  public void onFlush(Runnable listener) {
    flushListener = listener;
  }

  /** Names the client whose command is the cause of what is told from now on; null for none. */
  void setAuthor(@Nullable Session session) {
    author = session;
  }

  /** A database has lost all its keys. */
  public void tellFlush() {
    if (tracking != null) {
      tracking.flushed();
    }
    flushListener.run();
  }

  /** Whether events of a class are sent to anybody. */
  public boolean wants(EventClass eventClass) {
    return (byKey || byEvent) && classes.contains(eventClass) && !pubSub.isSilent();
  }

  /** Something has happened to the key of a word, which is copied only if anybody hears of it. */
  void tell(EventClass eventClass, String event, int databaseIndex, Arguments words, int word) {
    if (wants(eventClass) || invalidates(eventClass)) {
      tell(eventClass, event, databaseIndex, words.bytes(word));
    }
  }

  /** Something has happened to a key. */
  public void tell(EventClass eventClass, String event, int databaseIndex, Bytes key) {
    if (tracking != null && invalidates(eventClass)) {
      tracking.changed(key, author);
    }
    if (!wants(eventClass)) {
      return;
    }
    Bytes name = Bytes.of(event);
    if (byKey) {
      pubSub.publish(joined("__keyspace@" + databaseIndex + "__:", key), name);
    }
    if (byEvent) {
      pubSub.publish(Bytes.of("__keyevent@" + databaseIndex + "__:" + event), key);
    }
  }

  /** Whether an event means that copies of the key are stale, and somebody may have one. */
  private boolean invalidates(EventClass eventClass) {
    boolean changed = eventClass != EventClass.KEY_MISS && eventClass != EventClass.NEW;
    return changed && tracking != null && tracking.isAwaited();
  }

  private static Bytes joined(String prefix, Bytes key) {
    byte[] start = Bytes.of(prefix).array();
    byte[] whole = new byte[start.length + key.length()];
    System.arraycopy(start, 0, whole, 0, start.length);
    System.arraycopy(key.array(), 0, whole, start.length, key.length());
    return Bytes.owning(whole);
  }
}
