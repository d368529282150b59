package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.resp.Arguments;
import dev.baton.engine.resp.ReplyWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells clients which keys they must drop from caches of their own.
 *
 * <p>A key that such a client reads is remembered with the client's number; the next change of the
 * key is told to all who read it, once. Clients that asked for prefixes are told at the end of a
 * turn of all keys below them that changed, whoever read them. Keys are known by name alone,
 * whatever their database.
 */
public final class Tracking {
  private static final Bytes CHANNEL = Bytes.of("__redis__:invalidate");

  /** Who wants a prefix, and what changed below it: each key with the last client to change it. */
  private static final class Broadcast {
    final Set<Session> receivers = new LinkedHashSet<>();
    final Map<Bytes, Long> changed = new LinkedHashMap<>();
  }

  private final KeyPositions keys = new KeyPositions();
  private final Sessions sessions;
  private final LongSupplier keysMax;
  private final Map<Bytes, Set<Long>> readers = new LinkedHashMap<>();
  private final Map<Bytes, Broadcast> broadcasts = new LinkedHashMap<>();
  private long remembered;

  /** Remembers at most {@code keysMax} keys; 0 means any number. */
  public Tracking(Sessions sessions, LongSupplier keysMax) {
    this.sessions = sessions;
    this.keysMax = keysMax;
  }

  // ---- who is told

  /** Turns it on for a client, or changes how it is told; the prefixes add up. */
  public void turnOn(Session session, TrackingState.Options options, List<Bytes> prefixes) {
    session.tracking().turnOn(options);
    if (options.broadcast()) {
      for (Bytes prefix : prefixes.isEmpty() ? List.of(Bytes.of("")) : prefixes) {
        session.tracking().addPrefix(prefix);
        broadcasts.computeIfAbsent(prefix, _ -> new Broadcast()).receivers.add(session);
      }
    }
  }

  /** Turns it off; what was remembered for the client is dropped when the keys change. */
  public void turnOff(Session session) {
    for (Bytes prefix : session.tracking().prefixes()) {
      Broadcast broadcast = broadcasts.get(prefix);
      if (broadcast != null) {
        broadcast.receivers.remove(session);
        if (broadcast.receivers.isEmpty()) {
          broadcasts.remove(prefix);
        }
      }
    }
    session.tracking().turnOff();
  }

  // ---- what happens

  /** A client has run a command: what it read is remembered if it has to be told of changes. */
  public void executed(Session session, CommandSpec spec, Arguments words) {
    TrackingState state = session.tracking();
    if (!state.isOn()) {
      return;
    }
    if (spec.has(Flag.READONLY) && state.remembersReads()) {
      spec.findKeys(words, keys);
      for (int i = 0; i < keys.count(); i++) {
        if (readers
            .computeIfAbsent(words.bytes(keys.word(i)), _ -> new LinkedHashSet<>())
            .add(session.id())) {
          remembered++;
        }
      }
    }
    boolean aboutNext = spec.fullName().startsWith("client|");
    if (!session.transaction().isOpen() && !aboutNext) {
      state.setCaching(false);
    }
  }

  /** Whether anybody may have to be told of a change. */
  boolean isAwaited() {
    return !broadcasts.isEmpty() || !readers.isEmpty();
  }

  /** A key has changed, by a command of {@code author} if it is not null. */
  public void changed(Bytes key, @Nullable Session author) {
    broadcasts.forEach((prefix, broadcast) -> {
      if (startsWith(key, prefix)) {
        broadcast.changed.put(key, author == null ? 0 : author.id());
      }
    });
    tell(key, author);
  }

  /** All keys of a database are gone: everybody has to drop everything. */
  public void flushed() {
    readers.clear();
    remembered = 0;
    for (Session session : sessions.all()) {
      if (session.tracking().isOn()) {
        send(session, ReplyWriter::nullBulk);
      }
    }
  }

  /** Ends a turn: tells what changed below prefixes, and forgets keys above the limit. */
  public void endTurn() {
    for (Broadcast broadcast : broadcasts.values()) {
      if (!broadcast.changed.isEmpty()) {
        broadcast.receivers.forEach(receiver -> tellAll(receiver, broadcast));
        broadcast.changed.clear();
      }
    }
    long limit = keysMax.getAsLong();
    while (limit > 0 && readers.size() > limit) {
      tell(readers.keySet().iterator().next(), null);
    }
  }

  // ---- figures

  /** How many keys are remembered. */
  public int keyCount() {
    return readers.size();
  }

  /** How many readers of keys are remembered, counted for each key. */
  public long itemCount() {
    return remembered;
  }

  /** How many prefixes somebody asked for. */
  public int prefixCount() {
    return broadcasts.size();
  }

  /** How many clients are told of changes. */
  public long clientCount() {
    return sessions.all().stream().filter(session -> session.tracking().isOn()).count();
  }

  // ---- helpers

  private void tell(Bytes key, @Nullable Session author) {
    Set<Long> ids = readers.remove(key);
    if (ids == null) {
      return;
    }
    remembered -= ids.size();
    for (long id : ids) {
      Session reader = sessions.find(id);
      boolean wants =
          reader != null
              && reader.tracking().isOn()
              && !reader.tracking().options().broadcast()
              && !(reader.tracking().options().noLoop() && reader == author);
      if (reader != null && wants) {
        send(reader, reply -> writeKeys(reply, List.of(key)));
      }
    }
  }

  private void tellAll(Session receiver, Broadcast broadcast) {
    boolean noLoop = receiver.tracking().options().noLoop();
    List<Bytes> keys = new ArrayList<>();
    broadcast.changed.forEach((key, authorId) -> {
      if (!noLoop || authorId != receiver.id()) {
        keys.add(key);
      }
    });
    if (!keys.isEmpty()) {
      send(receiver, reply -> writeKeys(reply, keys));
    }
  }

  private static void writeKeys(ReplyWriter reply, Collection<Bytes> keys) {
    reply.array(keys.size());
    keys.forEach(reply::bulk);
  }

  /** A client of RESP2 can be told only through another one that listens to channels. */
  private void send(Session tracked, Consumer<ReplyWriter> content) {
    long redirectId = tracked.tracking().options().redirectId();
    Session receiver = redirectId == 0 ? tracked : sessions.find(redirectId);
    if (receiver == null) {
      tellBroken(tracked, redirectId);
    } else if (receiver.reply().protocol() == 3) {
      Push.of(
              reply -> {
                reply.push(2);
                reply.bulk("invalidate");
                content.accept(reply);
              })
          .sendTo(receiver);
    } else if (redirectId != 0 && receiver.subscriptions().isActive()) {
      Push.of(
              reply -> {
                reply.push(3);
                reply.bulk("message");
                reply.bulk(CHANNEL);
                content.accept(reply);
              })
          .sendTo(receiver);
    }
  }

  private static void tellBroken(Session tracked, long redirectId) {
    tracked.tracking().breakRedirect();
    if (tracked.reply().protocol() == 3) {
      Push.of(
              reply -> {
                reply.push(2);
                reply.bulk("tracking-redir-broken");
                reply.integer(redirectId);
              })
          .sendTo(tracked);
    }
  }

  private static boolean startsWith(Bytes key, Bytes prefix) {
    return prefix.length() <= key.length()
        && Arrays.equals(key.array(), 0, prefix.length(), prefix.array(), 0, prefix.length());
  }
}
