package dev.baton.engine.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All clients in the order of their numbers, and those that somebody wants closed. */
public final class Sessions {
  private final Map<Long, Session> byId = new LinkedHashMap<>();
  private final List<Session> closing = new ArrayList<>();
  private final List<Session> resumable = new ArrayList<>();
  private long lastId;

  /** The number of the next client. */
  public long nextId() {
    return ++lastId;
  }

  /** Adds a client; numbers grow. */
  public void add(Session session) {
    byId.put(session.id(), session);
  }

  /** Forgets a client whose connection is gone. */
  public void remove(Session session) {
    byId.remove(session.id());
    session.transaction().discard();
    session.subscriptions().endAll(session);
    session.setMonitor(false);
  }

  /** The client with this number, or null. */
  public @Nullable Session find(long id) {
    return byId.get(id);
  }

  /** All clients, ordered by number; not to be changed while iterating. */
  public Collection<Session> all() {
    return Collections.unmodifiableCollection(byId.values());
  }

  /** The number of clients. */
  public int count() {
    return byId.size();
  }

  /** Asks the node to close a client; what was written for it before is still sent. */
  public void close(Session session, String reason) {
    session.closeAfterReply(reason);
    closing.add(session);
  }

  /** Notes that a client waits no more, so that the node goes on with its requests. */
  public void resume(Session session) {
    resumable.add(session);
  }

  /** Hands over the clients that a command has unblocked; the node asks at the end of each turn. */
  public List<Session> takeResumable() {
    if (resumable.isEmpty()) {
      return List.of();
    }
    List<Session> taken = new ArrayList<>(resumable);
    resumable.clear();
    return taken;
  }

  /** Hands over the clients to close; the node asks at the end of each turn. */
  public List<Session> takeClosing() {
    if (closing.isEmpty()) {
      return List.of();
    }
    List<Session> taken = new ArrayList<>(closing);
    closing.clear();
    return taken;
  }
}
