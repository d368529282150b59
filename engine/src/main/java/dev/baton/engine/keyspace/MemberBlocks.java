package dev.baton.engine.keyspace;

import dev.baton.engine.structure.RankingMembers;
import dev.baton.engine.structure.TableEntries;

/** What a cut must know of the blocks that hold the members of a large collection. */
interface MemberBlocks extends TableEntries, RankingMembers {
  /** The hash of a member with this text. */
  long hash(long text, int length);

  /** Whether a member has this text. */
  boolean hasText(long member, long text, int length);

  /** A copy of a member with all that belongs to it. */
  long copy(long member);

  /** A block that remembers a text and holds nothing, which {@link #isName} tells. */
  long createName(long text, int length);

  /** Whether a block only remembers a text. */
  boolean isName(long member);

  /** Frees a member with all that belongs to it. */
  void free(long member);

  /** The bytes of all blocks of a member. */
  long usedBytes(long member);
}
