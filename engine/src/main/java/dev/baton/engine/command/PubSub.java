package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Glob;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Who listens to which channel, and the delivery of messages. A channel is there while somebody
 * listens to it. Messages reach the listeners in the order of their subscriptions, those of the
 * channel itself before those of patterns.
 */
public final class PubSub {
  private final Map<ChannelKind, Map<Bytes, Set<Session>>> listeners =
      new EnumMap<>(ChannelKind.class);
  private final Map<Bytes, Glob> globs = new LinkedHashMap<>();

  /** Nobody listens. */
  public PubSub() {
    for (ChannelKind kind : ChannelKind.values()) {
      listeners.put(kind, new LinkedHashMap<>());
    }
  }

  /** Lets a client listen; asking twice changes nothing. */
  public void subscribe(Session session, ChannelKind kind, Bytes name) {
    if (session.subscriptions().add(this, kind, name)) {
      of(kind).computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(session);
      if (kind == ChannelKind.PATTERN) {
        globs.computeIfAbsent(name, Glob::new);
      }
    }
  }

  /** Ends a subscription; it need not be there. */
  public void unsubscribe(Session session, ChannelKind kind, Bytes name) {
    if (!session.subscriptions().remove(kind, name)) {
      return;
    }
    Set<Session> remaining = of(kind).getOrDefault(name, new LinkedHashSet<>());
    remaining.remove(session);
    if (remaining.isEmpty()) {
      of(kind).remove(name);
      if (kind == ChannelKind.PATTERN) {
        globs.remove(name);
      }
    }
  }

  /** Delivers a message to a channel and the patterns it matches; returns how many got it. */
  public int publish(Bytes channel, Bytes message) {
    int receivers = deliver(ChannelKind.CHANNEL, "message", channel, message);
    for (Map.Entry<Bytes, Glob> pattern : globs.entrySet()) {
      if (pattern.getValue().matches(channel)) {
        receivers += deliverTo(pattern.getKey(), channel, message);
      }
    }
    return receivers;
  }

  /** Delivers a message to a channel of a shard; returns how many got it. */
  public int publishToShard(Bytes channel, Bytes message) {
    return deliver(ChannelKind.SHARD, "smessage", channel, message);
  }

  /** Whether nobody listens to anything, so that no message needs to be made. */
  public boolean isSilent() {
    return of(ChannelKind.CHANNEL).isEmpty() && globs.isEmpty();
  }

  /** How many names of a kind somebody listens to. */
  public int count(ChannelKind kind) {
    return of(kind).size();
  }

  /** How many clients listen to a name. */
  public int listeners(ChannelKind kind, Bytes name) {
    Set<Session> known = of(kind).get(name);
    return known == null ? 0 : known.size();
  }

  /** The names of a kind that somebody listens to and that {@code pattern} matches. */
  public List<Bytes> names(ChannelKind kind, Glob pattern) {
    return of(kind).keySet().stream().filter(pattern::matches).toList();
  }

  void endAll(Session session) {
    for (ChannelKind kind : ChannelKind.values()) {
      for (Bytes name : session.subscriptions().all(kind)) {
        unsubscribe(session, kind, name);
      }
    }
  }

  private int deliver(ChannelKind kind, String word, Bytes channel, Bytes message) {
    Set<Session> receivers = of(kind).get(channel);
    if (receivers == null) {
      return 0;
    }
    return Push.of(
            reply -> {
              reply.push(3);
              reply.bulk(word);
              reply.bulk(channel);
              reply.bulk(message);
            })
        .sendTo(receivers);
  }

  private int deliverTo(Bytes pattern, Bytes channel, Bytes message) {
    return Push.of(
            reply -> {
              reply.push(4);
              reply.bulk("pmessage");
              reply.bulk(pattern);
              reply.bulk(channel);
              reply.bulk(message);
            })
        .sendTo(of(ChannelKind.PATTERN).getOrDefault(pattern, new LinkedHashSet<>()));
  }

  private Map<Bytes, Set<Session>> of(ChannelKind kind) {
    return Objects.requireNonNull(listeners.get(kind), "every kind has a map");
  }
}
