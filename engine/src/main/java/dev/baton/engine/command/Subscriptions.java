package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one client listens to; kept equal to {@link PubSub}, which alone changes it. */
public final class Subscriptions {
  private final Map<ChannelKind, Set<Bytes>> names = new EnumMap<>(ChannelKind.class);
  private @Nullable PubSub home;
  private long bytes;

  Subscriptions() {}

  /** Whether the client listens to anything. */
  public boolean isActive() {
    return !names.isEmpty();
  }

  /** How many names of a kind the client listens to. */
  public int count(ChannelKind kind) {
    Set<Bytes> known = names.get(kind);
    return known == null ? 0 : known.size();
  }

  /** The number in the messages that confirm: channels and patterns count together. */
  public int countWith(ChannelKind kind) {
    return switch (kind) {
      case CHANNEL, PATTERN -> count(ChannelKind.CHANNEL) + count(ChannelKind.PATTERN);
      case SHARD -> count(ChannelKind.SHARD);
    };
  }

  /** What all names take. */
  long bytes() {
    return bytes;
  }

  /** The names of a kind, in the order in which they were asked for. */
  public List<Bytes> all(ChannelKind kind) {
    Set<Bytes> known = names.get(kind);
    return known == null ? List.of() : new ArrayList<>(known);
  }

  /** Ends all of them, without a message. */
  void endAll(Session session) {
    PubSub hub = home;
    if (hub != null) {
      hub.endAll(session);
    }
  }

  boolean add(PubSub hub, ChannelKind kind, Bytes name) {
    home = hub;
    boolean added = names.computeIfAbsent(kind, _ -> new LinkedHashSet<>()).add(name);
    bytes += added ? name.length() + ClientMemory.NAME_BYTES : 0;
    return added;
  }

  boolean remove(ChannelKind kind, Bytes name) {
    Set<Bytes> known = names.get(kind);
    boolean removed = known != null && known.remove(name);
    bytes -= removed ? name.length() + ClientMemory.NAME_BYTES : 0;
    if (known != null && known.isEmpty()) {
      names.remove(kind);
    }
    return removed;
  }
}
