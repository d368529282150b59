package dev.baton.engine.keyspace;

import dev.baton.engine.base.Check;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Mover;
import dev.baton.engine.structure.Ranking;

/**
 * Moves the blocks of a stream's consumer groups out of sparse memory, part by part: each group,
 * then a leaf at a time of what its consumers have not acknowledged, then its consumers, each with
 * the leaves of its own list.
 *
 * <p>A pending entry is in two rankings and is found in both by its identifier. A consumer is known
 * to all of its pending entries: one with very many of them stays where it is, because what may
 * take long is not done in one step.
 *
 * <pre>
 *   a place:  rank of the group  |  0, or 1 + rank of the consumer  |  rank of the entry
 *             18 bits               17 bits                            27 bits
 * </pre>
 */
final class GroupCompaction {
  /** The place after all others. */
  static final long END = -1;

  private static final int ENTRIES_OF_A_CONSUMER_MAX = 4096;
  private static final int ENTRY_BITS = 27;
  private static final int CONSUMER_BITS = 17;
  private static final int GROUP_BITS = 18;

  private final Memory memory;
  private final Mover mover;
  private final Ranking groups;
  private final Ranking consumers;
  private final Ranking pending;
  private final Ranking ownersPending;

  GroupCompaction(Memory memory, Mover mover) {
    this.memory = memory;
    this.mover = mover;
    this.groups = new Ranking(memory, new StreamMembers.Named(memory, StreamLayout.GROUP_NAME));
    this.consumers =
        new Ranking(memory, new StreamMembers.Named(memory, StreamLayout.CONSUMER_NAME));
    this.pending = new Ranking(memory, new StreamMembers.Pending());
    this.ownersPending = new Ranking(memory, new StreamMembers.Pending());
  }

  /** Moves the head of the ranking of groups, which the stream has. */
  void compactHead(long stream) {
    compactHead(groups, stream + StreamLayout.GROUPS);
  }

  /** How many blocks the groups have, or many if these are more than {@code most}. */
  long parts(long stream, long most) {
    groups.at(memory.getLong(stream + StreamLayout.GROUPS));
    long parts = groups.size();
    for (boolean more = groups.first(); more && parts <= most; more = groups.next()) {
      long group = groups.entry();
      parts += consumers.at(memory.getLong(group + StreamLayout.GROUP_CONSUMERS)).size();
      parts += 2 * pending.at(memory.getLong(group + StreamLayout.GROUP_PENDING)).size();
    }
    return parts;
  }

  /** Moves what is at a place, zero being the first; returns the next place, or {@link #END}. */
  long compact(long stream, long place) {
    long rank = place >>> (ENTRY_BITS + CONSUMER_BITS);
    long consumer = (place >>> ENTRY_BITS) & ((1 << CONSUMER_BITS) - 1);
    long entry = place & ((1 << ENTRY_BITS) - 1);
    groups.at(memory.getLong(stream + StreamLayout.GROUPS));
    boolean isNew = consumer == 0 && entry == 0;
    long group = isNew ? moveGroup(rank) : groups.seek(rank) ? groups.entry() : 0;
    if (group == 0) {
      return END;
    }
    long next = consumer == 0 ? compactPending(group, entry) : compactOwn(group, consumer, entry);
    if (next < pending.size()) {
      return place(rank, consumer, next);
    }
    return consumer < consumers.at(memory.getLong(group + StreamLayout.GROUP_CONSUMERS)).size()
        ? place(rank, consumer + 1, 0)
        : place(rank + 1, 0, 0);
  }

  /** The place, unless it is beyond what can be told of one. */
  private static long place(long group, long consumer, long entry) {
    boolean isWithin =
        group < 1 << GROUP_BITS && consumer < 1 << CONSUMER_BITS && entry < 1 << ENTRY_BITS;
    return isWithin
        ? (group << (ENTRY_BITS + CONSUMER_BITS)) | (consumer << ENTRY_BITS) | entry
        : END;
  }

  /** Moves the group of a rank and the heads of its rankings; returns where it is, zero if not. */
  private long moveGroup(long rank) {
    if (rank >= groups.size()) {
      return 0;
    }
    long group = moveNamed(groups, rank, StreamLayout.GROUP_NAME);
    compactHead(pending, group + StreamLayout.GROUP_PENDING);
    compactHead(consumers, group + StreamLayout.GROUP_CONSUMERS);
    return group;
  }

  /** Moves a leaf of a group's pending entries, and these; returns the rank after them. */
  private long compactPending(long group, long rank) {
    pending.at(memory.getLong(group + StreamLayout.GROUP_PENDING));
    long end = pending.compact(rank, mover);
    for (long at = rank; at < end && pending.seek(at); at++) {
      long old = pending.entry();
      long moved = mover.copy(old, StreamLayout.PENDING_BYTES);
      if (moved != old) {
        replace(pending, moved);
        long owner = memory.getLong(moved + StreamLayout.PENDING_CONSUMER);
        if (owner != 0) {
          replace(ownersPending.at(memory.getLong(owner + StreamLayout.CONSUMER_PENDING)), moved);
        }
        StreamLayout.freePending(memory, old);
      }
    }
    return end;
  }

  /** Moves a consumer with the first leaf of its own list, or another leaf of that. */
  private long compactOwn(long group, long consumer, long rank) {
    consumers.at(memory.getLong(group + StreamLayout.GROUP_CONSUMERS));
    if (consumer > consumers.size()) {
      // Some have gone since.
      return pending.at(memory.getLong(group + StreamLayout.GROUP_PENDING)).size();
    }
    long block = rank == 0 ? moveConsumer(consumer - 1) : entryAt(consumers, consumer - 1);
    pending.at(memory.getLong(block + StreamLayout.CONSUMER_PENDING));
    return pending.compact(rank, mover);
  }

  private long moveConsumer(long rank) {
    long old = entryAt(consumers, rank);
    compactHead(pending, old + StreamLayout.CONSUMER_PENDING);
    if (pending.size() > ENTRIES_OF_A_CONSUMER_MAX) {
      return old;
    }
    long moved = moveNamed(consumers, rank, StreamLayout.CONSUMER_NAME);
    if (moved != old) {
      for (boolean more = pending.first(); more; more = pending.next()) {
        memory.putLong(pending.entry() + StreamLayout.PENDING_CONSUMER, moved);
      }
    }
    return moved;
  }

  // ---- helpers

  /** Moves a leaf of a ranking and the item of this rank in it; returns where that is. */
  private long moveNamed(Ranking ranking, long rank, int nameOffset) {
    long _ = ranking.compact(rank, mover);
    long old = entryAt(ranking, rank);
    long moved = mover.copy(old, StreamLayout.namedBytes(memory, old, nameOffset));
    if (moved != old) {
      replace(ranking, moved);
      StreamLayout.freeNamed(memory, old, nameOffset);
    }
    return moved;
  }

  /** Moves what an empty ranking has as well: its head and its one leaf. */
  private void compactHead(Ranking ranking, long holder) {
    memory.putLong(holder, ranking.at(memory.getLong(holder)).compactHead(mover));
    long _ = ranking.compact(0, mover);
  }

  private static long entryAt(Ranking ranking, long rank) {
    Check.that(ranking.seek(rank), "there is an item of this rank");
    return ranking.entry();
  }

  private static void replace(Ranking ranking, long moved) {
    boolean isThere = ranking.replace(0, moved);
    Check.that(isThere, "what is moved is ranked");
  }
}
