package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.keyspace.Database;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.resp.Arguments;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All clients that wait for keys. Keys that have got what somebody waits for become ready during a
 * command; after it, and after a whole transaction, the chain serves them in the order in which
 * they became ready, and each key's clients in the order in which they came.
 *
 * <p>Serving one client may make other keys ready, which then come last: a chain of BLMOVE is a
 * loop over this queue and no recursion.
 */
public final class KeyWaits {
  private final Keyspace keyspace;
  private final Sessions sessions;
  private final List<Map<Bytes, KeyQueue>> queues = new ArrayList<>();
  private final Set<KeyWait> waits = new LinkedHashSet<>();
  private final ArrayDeque<KeyQueue> ready = new ArrayDeque<>();
  private final Entry view;
  private BooleanSupplier held = () -> false;
  private Unserved unserved = (_, _) -> {};

  // Where serving the present ready key stands: each client is tried once.
  private KeyQueue.@Nullable Place place;
  private int placesLeft;
  private Type presentType = Type.NONE;
  private boolean isTypeKnown;

  /** Hears of waits that end with a reply, but without another execution of the command. */
  @FunctionalInterface
  interface Unserved {
    /** The time is up, or, when it has {@code failed}, an error was replied. */
    void ended(KeyWait wait, boolean failed);
  }

  /** Nobody waits at first; who waits no more is told to {@code sessions}. */
  public KeyWaits(Keyspace keyspace, Sessions sessions) {
    this.keyspace = keyspace;
    this.sessions = sessions;
    this.view = keyspace.newEntry();
    for (int i = 0; i < keyspace.databaseCount(); i++) {
      queues.add(new LinkedHashMap<>());
    }
  }

  /**
   * Serves nobody while {@code isHeld} says so, and what is ready stays ready: a command that
   * sleeps, for one, goes on for that long, and keys may have expired by then.
   */
  public void holdWhile(BooleanSupplier isHeld) {
    held = isHeld;
  }

  /** Names who has to know of waits that nothing has served. */
  void onUnserved(Unserved listener) {
    unserved = listener;
  }

  void tellUnserved(KeyWait wait, boolean failed) {
    unserved.ended(wait, failed);
  }

  boolean isHeld() {
    return held.getAsBoolean();
  }

  /** The number of clients that wait for keys. */
  public int count() {
    return waits.size();
  }

  /** The number of keys that somebody waits for. */
  public int keyCount() {
    return queues.stream().mapToInt(Map::size).sum();
  }

  /** The number of keys whose deletion, too, somebody waits for. */
  public int anyChangeKeyCount() {
    return (int)
        queues.stream()
            .flatMap(byKey -> byKey.values().stream())
            .filter(KeyQueue::hasForAnyChange)
            .count();
  }

  /** Ends all waits with an error, after which the clients are closed. */
  public void failAll(String errorLine, String closeReason) {
    for (KeyWait wait : new ArrayList<>(waits)) {
      wait.fail(errorLine);
      sessions.close(wait.session(), closeReason);
    }
  }

  /** Lets a client wait whose command has just asked for it. */
  void add(KeyWait wait, Command command, Arguments request) {
    wait.queue(this, keyspace.memory(), command, request);
    waits.add(wait);
    int index = wait.session().databaseIndex();
    for (int word : wait.keyWords()) {
      KeyQueue queue = queueOf(index, request.bytes(word));
      if (!queue.endsWith(wait)) {
        wait.places().add(queue.add(wait));
      }
    }
  }

  /** A wait is over, whatever its end was: the client leaves all queues and goes on. */
  void remove(KeyWait wait) {
    if (waits.remove(wait)) {
      wait.places().forEach(this::leave);
      sessions.resume(wait.session());
    }
  }

  /** The next client to be tried, or null when no ready key is left. */
  @Nullable KeyWait nextReady(long nowMs) {
    while (place != null || enterNextQueue()) {
      KeyQueue.Place tried = place;
      if (tried == null || placesLeft == 0 || !mayServe(tried.queue(), nowMs)) {
        place = null;
        continue;
      }
      place = tried.next();
      placesLeft--;
      boolean isClosing = tried.who().session().closesAfterReply();
      if (!isClosing && tried.who().isServedBy(presentType)) {
        isTypeKnown = false;
        return tried.who();
      }
    }
    return null;
  }

  private boolean enterNextQueue() {
    KeyQueue queue = ready.poll();
    if (queue == null) {
      return false;
    }
    queue.take();
    place = queue.first();
    placesLeft = queue.count();
    isTypeKnown = false;
    return true;
  }

  private boolean mayServe(KeyQueue queue, long nowMs) {
    if (!isTypeKnown) {
      presentType = queue.presentType(view, nowMs);
      isTypeKnown = true;
    }
    return presentType != Type.NONE || queue.hasForAnyChange();
  }

  private KeyQueue queueOf(int databaseIndex, Bytes key) {
    Database database = keyspace.database(databaseIndex);
    return queues
        .get(databaseIndex)
        .computeIfAbsent(key, _ -> new KeyQueue(database, databaseIndex, key, ready::add));
  }

  private void leave(KeyQueue.Place left) {
    KeyQueue queue = left.queue();
    queue.remove(left);
    if (queue.isEmpty()) {
      queue.close();
      queues.get(queue.databaseIndex()).remove(queue.key());
    }
  }
}
