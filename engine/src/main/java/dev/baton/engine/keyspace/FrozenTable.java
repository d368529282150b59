package dev.baton.engine.keyspace;

import dev.baton.engine.structure.Table;

/** A large set or hash at the moment of a cut, read in the order of the hashes. */
final class FrozenTable extends FrozenMembers {
  private final MemberLayout layout;
  private final MemberTable members;
  private final boolean hasExpiries;
  private long cursor;
  private boolean livePassed;

  /** {@code members} is a view that others may set elsewhere between two calls. */
  FrozenTable(long root, MemberTable members, KeptMembers kept) {
    super(root, members.at(root).size(), members.layout(), kept);
    this.members = members;
    this.layout = members.layout();
    this.hasExpiries = members.nextExpiryMs() != Entry.NO_EXPIRY;
  }

  @Override
  public boolean hasExpiries() {
    return hasExpiries;
  }

  @Override
  boolean isPassed(long hash, double score, long text, int length) {
    return livePassed || Table.isPassed(cursor, hash);
  }

  @Override
  boolean readLive(Runnable visitor) {
    if (livePassed) {
      return false;
    }
    long from = cursor;
    long next = members.at(root()).scan(from);
    while (!members.isPlaceDone() && members.next()) {
      long hash = layout.hash(members.member());
      // A bucket that was split meanwhile may show members that were read before.
      if (!Table.isPassed(from, hash)) {
        showUnlessKept(hash, members.member(), visitor);
      }
    }
    cursor = next;
    livePassed = next == 0;
    return true;
  }

  @Override
  public long valueAddress() {
    return layout.valueAddress(member());
  }

  @Override
  public int valueLength() {
    return layout.valueLength(member());
  }

  @Override
  public long expireAtMs() {
    return layout.expireAtMs(member());
  }

  @Override
  public double score() {
    throw new IllegalStateException("no score orders the members of a table");
  }
}
