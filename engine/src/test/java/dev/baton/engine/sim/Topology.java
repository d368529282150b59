package dev.baton.engine.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is meant to follow whom: always a tree. The scenario changes it, servers catch up with it.
 */
final class Topology {
  private final Map<SimServer, SimServer> parents = new LinkedHashMap<>();
  private SimServer root;

  Topology(SimServer root) {
    this.root = root;
  }

  SimServer root() {
    return root;
  }

  /** Whom a server is meant to follow; null for the root. */
  @Nullable SimServer parentOf(SimServer server) {
    return parents.get(server);
  }

  /** The servers that are meant to be replicas. */
  List<SimServer> replicas() {
    return new ArrayList<>(parents.keySet());
  }

  /** Makes {@code server} follow {@code parent}; refused when that would close a circle. */
  boolean follow(SimServer server, SimServer parent) {
    for (SimServer above = parent; above != null; above = parents.get(above)) {
      if (above.equals(server)) {
        return false;
      }
    }
    parents.put(server, parent);
    return true;
  }

  /** Makes {@code server} the root and the old root its replica; the others follow as before. */
  void promote(SimServer server) {
    SimServer old = root;
    parents.remove(server);
    parents.put(old, server);
    root = server;
  }

  /** Tells every server whom to follow from its next start on. */
  void applyToStarts() {
    parents.forEach((server, parent) -> server.setPrimary(parent.address()));
  }
}
