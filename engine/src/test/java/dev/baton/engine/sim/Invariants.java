package dev.baton.engine.sim;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What must hold after every single event, whatever the network, the disks and the crashes did.
 *
 * <ol>
 *   <li>Servers that ever stood at the same offset of the same history held the same data there.
 *   <li>As long as a server lives and keeps its history, its offset never falls, where replicas
 *       guard what they have; without the guard that holds for primaries.
 *   <li>The backlog ends at the offset, and the branch point lies at or before the next byte.
 * </ol>
 */
final class Invariants {
  private final Map<Place, Observation> held = new LinkedHashMap<>();
  private final Map<String, Observation> last = new LinkedHashMap<>();
  private long comparisons;
  private boolean guarded = true;

  /** A point of a history. */
  private record Place(String replicationId, long offset) {}

  /** Checks one server after an event that may have changed it. */
  void check(Observation seen) {
    checkEqualData(seen);
    checkOffsetNeverFalls(seen);
    checkBacklog(seen);
    last.put(seen.server(), seen);
  }

  /** Whether replicas refuse snapshots of older histories from now on. */
  void expectGuard(boolean expected) {
    guarded = expected;
  }

  /** How often two servers were found at the same place: a run without any proves nothing. */
  long comparisons() {
    return comparisons;
  }

  private void checkEqualData(Observation seen) {
    Observation first = held.putIfAbsent(new Place(seen.replicationId(), seen.offset()), seen);
    if (first == null) {
      return;
    }
    require(
        first.digest().equals(seen.digest()),
        "equal data at equal offset: " + first + " held other data than " + seen);
    if (!first.server().equals(seen.server())) {
      comparisons++;
    }
  }

  private void checkOffsetNeverFalls(Observation seen) {
    Observation before = last.get(seen.server());
    boolean mayFall = !guarded && !seen.primary();
    if (before != null
        && !mayFall
        && before.incarnation() == seen.incarnation()
        && before.replicationId().equals(seen.replicationId())) {
      require(
          seen.offset() >= before.offset(),
          "offsets never fall within a history: from " + before + " to " + seen);
    }
  }

  private static void checkBacklog(Observation seen) {
    if (seen.backlogActive()) {
      require(seen.backlogBytes() >= 0, "a backlog holds no negative number of bytes: " + seen);
      require(
          seen.backlogBytes() == 0
              || seen.backlogFirst() + seen.backlogBytes() == seen.offset() + 1,
          "the backlog ends at the offset: it holds "
              + seen.backlogBytes()
              + " bytes from "
              + seen.backlogFirst()
              + ": "
              + seen);
    }
    require(
        seen.secondOffset() <= seen.offset() + 1,
        "the branch point " + seen.secondOffset() + " lies behind the end of " + seen);
  }

  private static void require(boolean holds, String invariant) {
    if (!holds) {
      throw new AssertionError(invariant);
    }
  }
}
