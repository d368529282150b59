package dev.baton.engine.node;

import dev.baton.engine.command.Blocked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The clients that wait in a command, or for the end of a reply, ordered by when their time is
 * over.
 */
final class BlockedClients {
  private final Map<Client, Long> deadlines = new LinkedHashMap<>();
  private final TreeMap<Long, List<Client>> byDeadline = new TreeMap<>();

  int count() {
    return (int)
        deadlines.keySet().stream()
            .filter(client -> Blocked.isWait(client.session().blocked()))
            .count();
  }

  /** How many have a deadline. */
  int timeoutCount() {
    return byDeadline.values().stream().mapToInt(List::size).sum();
  }

  void add(Client client, Blocked operation) {
    long deadlineMs = operation.deadlineMs();
    deadlines.put(client, deadlineMs);
    if (deadlineMs != Long.MAX_VALUE) {
      byDeadline.computeIfAbsent(deadlineMs, _ -> new ArrayList<>()).add(client);
    }
  }

  /** Forgets a client and returns whether it was waiting. */
  boolean remove(Client client) {
    Long deadlineMs = deadlines.remove(client);
    List<Client> same = deadlineMs == null ? null : byDeadline.get(deadlineMs);
    if (same != null) {
      same.remove(client);
      if (same.isEmpty()) {
        byDeadline.remove(deadlineMs);
      }
    }
    return deadlineMs != null;
  }

  /** When the first wait ends by itself, or {@link Long#MAX_VALUE}. */
  long nextDeadlineMs() {
    return byDeadline.isEmpty() ? Long.MAX_VALUE : byDeadline.firstKey();
  }

  /** Those whose time is over, the earliest first. */
  List<Client> due(long nowMs) {
    if (byDeadline.isEmpty()) {
      return List.of();
    }
    List<Client> due = new ArrayList<>();
    byDeadline.headMap(nowMs, true).values().forEach(due::addAll);
    return due;
  }
}
