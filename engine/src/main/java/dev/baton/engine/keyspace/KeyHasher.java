package dev.baton.engine.keyspace;

import dev.baton.engine.structure.RankingMembers;
import dev.baton.engine.structure.TableEntries;

/** What tables and rankings of entries ask about them. */
final class KeyHasher implements TableEntries, RankingMembers {
  private final EntryLayout layout;
  private final SipHash sipHash;

  KeyHasher(EntryLayout layout, SipHash sipHash) {
    this.layout = layout;
    this.sipHash = sipHash;
  }

  @Override
  public long hash(long entry) {
    return layout.hash(entry, sipHash);
  }

  long hash(long text, int length) {
    return sipHash.hash(text, length);
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
