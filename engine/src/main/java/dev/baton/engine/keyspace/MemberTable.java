package dev.baton.engine.keyspace;

import dev.baton.engine.base.Check;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Mover;
import dev.baton.engine.structure.Ranking;
import dev.baton.engine.structure.Table;
import dev.baton.engine.structure.TableVisitor;
import java.util.Arrays;

/**
 * A large set, or a large hash: a table of members and, as soon as a field has an expiry, a ranking
 * of the fields that have one. Its root is a block:
 *
 * <pre>
 *   0 the table   8 the ranking, or zero   16 the earliest expiry that the database was told
 *   24 the bytes of all members
 * </pre>
 *
 * <p>A view with a cursor: a search and a walk set it on a member.
 */
final class MemberTable {
  private static final int ROOT_BYTES = 32;
  private static final int EXPIRIES = 8;
  private static final int TOLD = 16;
  private static final int MEMBER_BYTES = 24;
  private static final int WALK_START = 64;
  // Cursors of a compaction from here on are ranks of the fields that expire.
  private static final long RANKS = 1L << 56;

  private final Memory memory;
  private final MemberLayout layout;
  private final FrozenValues frozen;
  private final Table table;
  private final Ranking expiries;
  private final TableVisitor collector = (found, _) -> collect(found);
  private final TableVisitor freer = (freed, _) -> freeMember(freed);
  private long root;
  private long member;

  // The walk: the members of the place it is at, and the cursor of the place after that.
  private long[] walked = new long[WALK_START];
  private int walkedCount;
  private int walkedIndex;
  private long walkCursor;

  MemberTable(Memory memory, MemberLayout layout, FrozenValues frozen) {
    this.memory = memory;
    this.frozen = frozen;
    this.layout = layout;
    this.table = new Table(memory, layout);
    this.expiries = new Ranking(memory, layout);
  }

  /** Creates an empty one and sets this view on it; returns its root, which stays. */
  long create() {
    root = memory.allocate(ROOT_BYTES);
    memory.putLong(root, table.create());
    memory.putLong(root + EXPIRIES, 0);
    memory.putLong(root + TOLD, Entry.NO_EXPIRY);
    memory.putLong(root + MEMBER_BYTES, 0);
    member = 0;
    return root;
  }

  MemberTable at(long newRoot) {
    root = newRoot;
    table.at(memory.getLong(root));
    member = 0;
    return this;
  }

  long root() {
    return root;
  }

  long size() {
    return table.size();
  }

  MemberLayout layout() {
    return layout;
  }

  /** The member the view is on. */
  long member() {
    return member;
  }

  long usedBytes() {
    long bytes = Memory.blockBytes(ROOT_BYTES) + table.bytes() + memberBytes();
    return hasExpiries() ? bytes + expiriesView().bytes() : bytes;
  }

  // ---- search and change

  /** Moves to the member with this text. */
  boolean find(long text, int length) {
    table.seek(layout.hash(text, length));
    for (long found = table.next(); found != 0; found = table.next()) {
      if (layout.hasText(found, text, length)) {
        member = found;
        return true;
      }
    }
    member = 0;
    return false;
  }

  /** Adds a member that is not there. */
  void insert(long text, int length, long value, int valueLength, long expireAtMs) {
    frozen.beforeMemberInsert(root, 0, text, length);
    adopt(layout.create(text, length, value, valueLength, expireAtMs));
  }

  private void adopt(long fresh) {
    table.insert(layout.hash(fresh), fresh);
    addBytes(layout.usedBytes(fresh));
    rememberExpiry(fresh);
    member = fresh;
  }

  /** Changes the value of the member that {@link #find} has found. */
  void putValue(long value, int length) {
    frozen.beforeMemberChange(root, 0, member);
    long before = layout.usedBytes(member);
    if (!layout.rewrite(member, value, length)) {
      long text = layout.textAddress(member);
      long expireAtMs = layout.expireAtMs(member);
      long fresh = layout.create(text, layout.textLength(member), value, length, expireAtMs);
      replace(fresh);
      layout.free(member);
      member = fresh;
    }
    addBytes(layout.usedBytes(member) - before);
  }

  /** Changes the expiry of the member that {@link #find} has found. */
  void putExpiry(long expireAtMs) {
    frozen.beforeMemberChange(root, 0, member);
    forgetExpiry(member);
    boolean expires = expireAtMs != Entry.NO_EXPIRY;
    if (expires == layout.expires(member)) {
      if (expires) {
        layout.putExpiry(member, expireAtMs);
      }
    } else {
      long before = layout.usedBytes(member);
      long fresh = layout.withExpiry(member, expireAtMs);
      table.replace(fresh);
      layout.freeShell(member);
      member = fresh;
      addBytes(layout.usedBytes(member) - before);
    }
    rememberExpiry(member);
  }

  /** Removes the member that {@link #find} has found. */
  void remove() {
    frozen.beforeMemberChange(root, 0, member);
    forgetExpiry(member);
    table.remove();
    addBytes(-layout.usedBytes(member));
    layout.free(member);
    member = 0;
  }

  private void replace(long fresh) {
    if (layout.expires(fresh)) {
      expiriesView().replace((double) layout.expireAtMs(fresh), fresh);
    }
    table.replace(fresh);
  }

  // ---- expiries

  /** The earliest expiry of a member, or {@link Entry#NO_EXPIRY}. */
  long nextExpiryMs() {
    return hasExpiries() && expiriesView().first() ? (long) expiries.score() : Entry.NO_EXPIRY;
  }

  /** The number of members whose time came before {@code nowMs}. */
  long expiredCount(long nowMs) {
    return hasExpiries() ? expiriesView().countBelow((double) nowMs, false) : 0;
  }

  /** Moves to a member whose time came before {@code nowMs}, the longest expired first. */
  boolean findExpired(long nowMs) {
    long next = nextExpiryMs();
    if (next == Entry.NO_EXPIRY || next >= nowMs) {
      return false;
    }
    long expired = expiries.entry();
    return find(layout.textAddress(expired), layout.textLength(expired));
  }

  /** The earliest expiry that the database was told of. */
  long toldExpiryMs() {
    return memory.getLong(root + TOLD);
  }

  void setToldExpiryMs(long expireAtMs) {
    memory.putLong(root + TOLD, expireAtMs);
  }

  private void rememberExpiry(long added) {
    if (layout.expires(added)) {
      if (!hasExpiries()) {
        memory.putLong(root + EXPIRIES, expiries.create());
      }
      expiriesView().insert((double) layout.expireAtMs(added), added);
    }
  }

  private void forgetExpiry(long removed) {
    if (layout.expires(removed)) {
      long text = layout.textAddress(removed);
      double score = (double) layout.expireAtMs(removed);
      expiriesView().remove(score, text, layout.textLength(removed));
    }
  }

  private boolean hasExpiries() {
    return memory.getLong(root + EXPIRIES) != 0;
  }

  private Ranking expiriesView() {
    return expiries.at(memory.getLong(root + EXPIRIES));
  }

  // ---- walks

  /** Moves to a first member. */
  boolean first() {
    walkCursor = 0;
    collectPlace();
    return next();
  }

  /** Moves to a member not seen since {@link #first}, while nothing is added or removed. */
  boolean next() {
    while (++walkedIndex >= walkedCount) {
      if (walkCursor == 0) {
        member = 0;
        return false;
      }
      collectPlace();
    }
    member = walked[walkedIndex];
    return true;
  }

  /**
   * Collects the members of the place at {@code cursor}, to be walked through by {@link #next}
   * until {@link #isPlaceDone}; returns the cursor of the place after it, zero after the last.
   */
  long scan(long cursor) {
    walkCursor = cursor;
    collectPlace();
    return walkCursor;
  }

  /** Whether the walk has shown all members of the place it is at. */
  boolean isPlaceDone() {
    return walkedIndex + 1 >= walkedCount;
  }

  /** Fills the walk with one place's members, perhaps none. */
  private void collectPlace() {
    walkedCount = 0;
    walkedIndex = -1;
    walkCursor = table.scan(walkCursor, collector);
  }

  private void collect(long found) {
    if (walkedCount == walked.length) {
      walked = Arrays.copyOf(walked, 2 * walkedCount);
    }
    walked[walkedCount++] = found;
  }

  /** Moves to a member chosen by {@code random}, all being equally likely. */
  void seekRandom(long random) {
    member = table.entryAt(table.fairRandom(random));
  }

  // ---- compaction

  /** Moves what is not of single members when that is worth it; returns where the root is. */
  long compactHead(Mover mover) {
    root = mover.move(root, ROOT_BYTES);
    member = 0;
    memory.putLong(root, table.at(memory.getLong(root)).compactHead(mover));
    if (hasExpiries()) {
      memory.putLong(root + EXPIRIES, expiriesView().compactHead(mover));
    }
    return root;
  }

  /** Moves one part, of some ten members, when that is worth it; returns the cursor of the next. */
  long compact(long cursor, Mover mover) {
    member = 0;
    if (cursor < RANKS) {
      table.compact(cursor, mover);
      long next = table.scan(cursor, (found, position) -> compactMember(found, position, mover));
      return next != 0 ? next : hasExpiries() ? RANKS : 0;
    }
    if (!hasExpiries()) {
      return 0;
    }
    long rank = expiriesView().compact(cursor - RANKS, mover);
    return rank < expiries.size() ? RANKS + rank : 0;
  }

  private void compactMember(long found, long position, Mover mover) {
    long moved = layout.copyOut(found, mover);
    if (moved != found) {
      if (layout.expires(moved)) {
        boolean isThere = expiriesView().replace((double) layout.expireAtMs(moved), moved);
        Check.that(isThere, "a field that expires is ranked");
      }
      table.replaceAt(position, moved);
      layout.freeShell(found);
    }
  }

  // ---- whole

  /** Copies everything; returns the root of the copy, on which the view is not. */
  long copy(MemberTable target) {
    Check.that(target != this, "a copy has a view of its own");
    long copy = target.create();
    for (boolean isThere = first(); isThere; isThere = next()) {
      target.adopt(layout.copy(member));
    }
    return copy;
  }

  /** Frees one slice; returns whether something is left. */
  boolean dispose() {
    if (hasExpiries()) {
      if (!expiriesView().dispose(_ -> {})) {
        memory.putLong(root + EXPIRIES, 0);
      }
      return true;
    }
    if (table.dispose(freer)) {
      return true;
    }
    memory.free(root, ROOT_BYTES);
    return false;
  }

  /** The structural check. */
  void verify() {
    table.verify();
    long bytes = 0;
    long expiring = 0;
    for (boolean isThere = first(); isThere; isThere = next()) {
      bytes += layout.usedBytes(member);
      expiring += layout.expires(member) ? 1 : 0;
    }
    Check.that(bytes == memberBytes(), "the bytes of the members are counted");
    Check.that(
        expiring == (hasExpiries() ? expiriesView().size() : 0), "fields that expire are ranked");
    if (hasExpiries()) {
      expiriesView().verify();
    }
  }

  private void freeMember(long freed) {
    layout.free(freed);
  }

  private long memberBytes() {
    return memory.getLong(root + MEMBER_BYTES);
  }

  private void addBytes(long change) {
    memory.putLong(root + MEMBER_BYTES, memberBytes() + change);
  }
}
