package dev.baton.engine.keyspace;

import dev.baton.engine.structure.RankingMembers;
import dev.baton.engine.structure.TableEntries;
import org.jspecify.annotations.Nullable;

/** What tables and rankings of entries ask about them. */
final class KeyHasher implements TableEntries, RankingMembers {
  private final EntryLayout layout;
  private final SipHash sipHash;
  private @Nullable Lookahead lookahead;

  KeyHasher(EntryLayout layout, SipHash sipHash) {
    this.layout = layout;
    this.sipHash = sipHash;
  }

  @Override
  public long hash(long entry) {
    return layout.hash(entry, sipHash);
  }

  @Override
  public long touch(long entry) {
    return layout.touch(entry);
  }

  /** Lets hashes that are known already be used. */
  void use(Lookahead known) {
    lookahead = known;
  }

  long hash(long text, int length) {
    Lookahead known = lookahead;
    return known != null && known.knows(text, length) ? known.hash() : sipHash.hash(text, length);
  }

  @Override
  public long textAddress(long entry) {
    return layout.keyAddress(entry);
  }

  @Override
  public int textLength(long entry) {
    return layout.keyLength(entry);
  }
}
