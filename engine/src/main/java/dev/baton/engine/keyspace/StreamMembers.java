package dev.baton.engine.keyspace;

import dev.baton.engine.memory.Memory;
import dev.baton.engine.structure.RankingMembers;

/** What the rankings of a stream order by: identifiers of pending entries, and names. */
final class StreamMembers {
  private StreamMembers() {}

  /** Pending entries, by identifier. */
  static final class Pending implements RankingMembers {
    @Override
    public long textAddress(long entry) {
      return entry;
    }

    @Override
    public int textLength(long entry) {
      return StreamLayout.PENDING_ID_BYTES;
    }
  }

  /** Groups or consumers, by the name that all of them have at the same place. */
  static final class Named implements RankingMembers {
    private final Memory memory;
    private final int nameOffset;

    Named(Memory memory, int nameOffset) {
      this.memory = memory;
      this.nameOffset = nameOffset;
    }

    @Override
    public long textAddress(long entry) {
      return StreamLayout.nameAddress(entry, nameOffset);
    }

    @Override
    public int textLength(long entry) {
      return memory.getInt(entry + nameOffset);
    }
  }
}
