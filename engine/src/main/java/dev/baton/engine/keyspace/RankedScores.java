package dev.baton.engine.keyspace;

import dev.baton.engine.base.Check;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Mover;
import dev.baton.engine.structure.Ranking;
import dev.baton.engine.structure.Table;
import dev.baton.engine.structure.TableVisitor;
import java.util.function.LongConsumer;

/**
 * A sorted set in a table, which finds a member by its text, and a ranking, which keeps the order.
 * Both lead to the same blocks.
 *
 * <pre>
 *   0  the table, zero once it is gone   8  the ranking   16  the bytes of all members
 * </pre>
 */
final class RankedScores implements Scores {
  private static final int BYTES = 24;
  private static final int RANKING = 8;
  private static final int MEMBER_BYTES = 16;
  // A leaf has at most 64 members.
  private static final int LEAVES_AT_ONCE = 8;
  // Cursors of a compaction from here on are ranks.
  private static final long RANKS = 1L << 56;

  private final Memory memory;
  private final FrozenValues frozen;
  private final ScoredMember members;
  private final Table table;
  private final Ranking ranking;
  private final LongConsumer liberator;
  private final TableVisitor nobody = (_, _) -> {};
  private long root;
  private long member;

  RankedScores(Memory memory, KeyHasher hasher, FrozenValues frozen) {
    this.memory = memory;
    this.frozen = frozen;
    this.members = new ScoredMember(memory, hasher);
    this.table = new Table(memory, members);
    this.ranking = new Ranking(memory, members);
    this.liberator = members::free;
  }

  void create() {
    root = memory.allocate(BYTES);
    memory.putLong(root, table.create());
    memory.putLong(root + RANKING, ranking.create());
    memory.putLong(root + MEMBER_BYTES, 0);
  }

  RankedScores at(long newRoot) {
    root = newRoot;
    table.at(memory.getLong(root));
    ranking.at(memory.getLong(root + RANKING));
    return this;
  }

  /** Frees one slice; returns whether something is left. */
  boolean dispose(long disposed) {
    long tableAddress = memory.getLong(disposed);
    if (tableAddress != 0) {
      if (!table.at(tableAddress).dispose(nobody)) {
        memory.putLong(disposed, 0);
      }
      return true;
    }
    ranking.at(memory.getLong(disposed + RANKING));
    for (int leaf = 0; leaf < LEAVES_AT_ONCE; leaf++) {
      if (!ranking.dispose(liberator)) {
        memory.free(disposed, BYTES);
        return false;
      }
    }
    return true;
  }

  /** All bytes of the set. */
  long usedBytes() {
    return Memory.blockBytes(BYTES)
        + table.bytes()
        + ranking.bytes()
        + memory.getLong(root + MEMBER_BYTES);
  }

  /** Moves what is not of single members when that is worth it; returns where the root is. */
  long compactHead(Mover mover) {
    root = mover.move(root, BYTES);
    member = 0;
    memory.putLong(root, table.at(memory.getLong(root)).compactHead(mover));
    memory.putLong(root + RANKING, ranking.at(memory.getLong(root + RANKING)).compactHead(mover));
    return root;
  }

  /** Moves one part, of some ten members, when that is worth it; returns the cursor of the next. */
  long compact(long cursor, Mover mover) {
    member = 0;
    if (cursor < RANKS) {
      table.compact(cursor, mover);
      long next = table.scan(cursor, (found, position) -> compactMember(found, position, mover));
      return next != 0 ? next : RANKS;
    }
    long rank = ranking.compact(cursor - RANKS, mover);
    return rank < ranking.size() ? RANKS + rank : 0;
  }

  private void compactMember(long found, long position, Mover mover) {
    long moved = members.copyOut(found, mover);
    if (moved != found) {
      boolean isThere = ranking.replace(members.score(moved), moved);
      Check.that(isThere, "a member of the table is ranked");
      table.replaceAt(position, moved);
      members.free(found);
    }
  }

  /** Lets {@code visitor} see a part of the members; returns the next cursor, zero at the end. */
  long scan(long cursor, Runnable visitor) {
    return table.scan(
        cursor,
        (visited, _) -> {
          member = visited;
          visitor.run();
        });
  }

  /** The structural check of the table, the ranking and what they share. */
  void verify() {
    table.verify();
    ranking.verify();
    Check.that(table.size() == ranking.size(), "a table and a ranking have the same members");
    long bytes = 0;
    for (boolean isThere = seek(0); isThere; isThere = next()) {
      long ranked = member;
      Check.that(ranking.score() == members.score(ranked), "a member knows its score");
      Check.that(find(textAddress(), textLength()) && member == ranked, "a member is in the table");
      bytes += members.usedBytes(ranked);
    }
    Check.that(bytes == memory.getLong(root + MEMBER_BYTES), "the members have the bytes counted");
  }

  @Override
  public long root() {
    return root;
  }

  @Override
  public long size() {
    return table.size();
  }

  // ---- moves

  @Override
  public boolean find(long text, int length) {
    table.seek(members.hash(text, length));
    for (member = table.next(); member != 0; member = table.next()) {
      if (members.hasText(member, text, length)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public long rankOf(long text, int length) {
    return find(text, length) ? ranking.rankOf(members.score(member), text, length) : -1;
  }

  @Override
  public boolean seek(long rank) {
    return read(ranking.seek(rank));
  }

  @Override
  public boolean next() {
    return read(ranking.next());
  }

  @Override
  public boolean previous() {
    return read(ranking.previous());
  }

  @Override
  public long countBelow(double score, boolean orEqual) {
    long count = ranking.countBelow(score, orEqual);
    read(ranking.isOnItem());
    return count;
  }

  @Override
  public long countBelow(long text, int length, boolean orEqual) {
    long count = ranking.countBelow(text, length, orEqual);
    read(ranking.isOnItem());
    return count;
  }

  /** Moves to the last member before a place, whether a member is there or not. */
  boolean seekBefore(double score, long text, int length) {
    return read(ranking.seekBefore(score, text, length));
  }

  private boolean read(boolean isThere) {
    member = isThere ? ranking.entry() : 0;
    return isThere;
  }

  // ---- this member

  ScoredMember members() {
    return members;
  }

  /** The member the view is on. */
  long member() {
    return member;
  }

  @Override
  public double score() {
    return members.score(member);
  }

  @Override
  public boolean isNumber() {
    return false;
  }

  @Override
  public long number() {
    throw new IllegalStateException("a ranked member is a text");
  }

  @Override
  public long textAddress() {
    return members.textAddress(member);
  }

  @Override
  public int textLength() {
    return members.textLength(member);
  }

  // ---- changes

  @Override
  public void insert(double score, long text, int length) {
    frozen.beforeMemberInsert(root, score, text, length);
    long added = members.create(score, text, length);
    table.insert(members.hash(text, length), added);
    ranking.insert(score, added);
    addBytes(members.usedBytes(added));
  }

  @Override
  public void move(double score, long text, int length) {
    boolean isThere = find(text, length);
    Check.that(isThere, "a member that gets another score is there");
    frozen.beforeMemberMove(root, members.score(member), score, member);
    ranking.remove(members.score(member), text, length);
    members.putScore(member, score);
    ranking.insert(score, member);
  }

  @Override
  public void remove() {
    long removed = member;
    frozen.beforeMemberChange(root, members.score(removed), removed);
    long text = members.textAddress(removed);
    int length = members.textLength(removed);
    find(text, length);
    table.remove();
    ranking.remove(members.score(removed), text, length);
    addBytes(-members.usedBytes(removed));
    members.free(removed);
    member = 0;
  }

  @Override
  public void remove(long rank, long count) {
    for (long left = count; left > 0 && seek(rank); left--) {
      remove();
    }
  }

  private void addBytes(long change) {
    memory.putLong(root + MEMBER_BYTES, memory.getLong(root + MEMBER_BYTES) + change);
  }
}
