package dev.baton.engine.keyspace;

import dev.baton.engine.base.DoubleText;
import dev.baton.engine.memory.Memory;
import java.nio.charset.StandardCharsets;

/** Sorted sets: one packed list, or a table and a ranking of the same members. */
final class SortedSetForm implements ValueForm {
  private static final int DIGEST_BYTES = 20;

  private final PlainForm plain;
  private final RankedScores ranked;
  private final RankedScores copied;
  private final PackedScores packed;

  SortedSetForm(PlainForm plain, Memory memory, KeyHasher hasher, FrozenValues frozen) {
    this.plain = plain;
    this.ranked = new RankedScores(memory, hasher, frozen);
    this.copied = new RankedScores(memory, hasher, frozen);
    this.packed = new PackedScores(memory);
  }

  @Override
  public boolean dispose(Encoding encoding, long root) {
    return encoding == Encoding.RANKING ? ranked.dispose(root) : plain.dispose(encoding, root);
  }

  @Override
  public long copy(Encoding encoding, long root) {
    if (encoding != Encoding.RANKING) {
      return plain.copy(encoding, root);
    }
    copied.create();
    ranked.at(root);
    for (boolean isThere = ranked.seek(0); isThere; isThere = ranked.next()) {
      copied.insert(ranked.score(), ranked.textAddress(), ranked.textLength());
    }
    return copied.root();
  }

  @Override
  public long usedBytes(Encoding encoding, long root) {
    return encoding == Encoding.RANKING
        ? ranked.at(root).usedBytes()
        : plain.usedBytes(encoding, root);
  }

  @Override
  public void digest(DatasetDigest digest, byte[] sum, Entry entry) {
    boolean isRanked = entry.encoding() == Encoding.RANKING;
    Scores set = isRanked ? ranked.at(entry.root()) : packed.at(entry.root());
    for (boolean isThere = set.seek(0); isThere; isThere = set.next()) {
      byte[] member = new byte[DIGEST_BYTES];
      digest.mix(member, set.textAddress(), set.textLength());
      String score = DoubleText.formatShortest(set.score());
      digest.mix(member, score.getBytes(StandardCharsets.US_ASCII));
      digest.xor(sum, member);
    }
  }
}
