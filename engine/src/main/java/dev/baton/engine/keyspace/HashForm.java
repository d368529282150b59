package dev.baton.engine.keyspace;

import dev.baton.engine.memory.Memory;
import dev.baton.engine.structure.PackedList;

/** Hashes: one packed list, or a table of fields with values. */
final class HashForm implements ValueForm {
  private static final int DIGEST_BYTES = 20;

  private final PlainForm plain;
  private final PackedList packed;
  private final MemberTable table;

  HashForm(PlainForm plain, Memory memory, MemberLayout members, FrozenValues frozen) {
    this.plain = plain;
    this.packed = new PackedList(memory);
    this.table = new MemberTable(memory, members, frozen);
  }

  @Override
  public boolean dispose(Encoding encoding, long root) {
    return plain.dispose(encoding, root);
  }

  @Override
  public long copy(Encoding encoding, long root) {
    return plain.copy(encoding, root);
  }

  @Override
  public long usedBytes(Encoding encoding, long root) {
    return plain.usedBytes(encoding, root);
  }

  /** The earliest expiry of a field of the table at {@code root}. */
  long nextExpiryMs(long root) {
    return table.at(root).nextExpiryMs();
  }

  /** What the database was told of the earliest expiry of a field of the table at {@code root}. */
  long toldExpiryMs(long root) {
    return table.at(root).toldExpiryMs();
  }

  void setToldExpiryMs(long root, long expireAtMs) {
    table.at(root).setToldExpiryMs(expireAtMs);
  }

  /** The order of fields does not matter; that of a field and its value does. */
  @Override
  public void digest(DatasetDigest digest, byte[] sum, Entry entry) {
    if (entry.encoding() == Encoding.TABLE) {
      digestTable(digest, sum, entry.root());
      return;
    }
    packed.at(entry.root());
    for (boolean isThere = packed.first(); isThere; isThere = packed.next()) {
      byte[] pair = new byte[DIGEST_BYTES];
      digest.mix(pair, packed);
      packed.next();
      digest.mix(pair, packed);
      digest.xor(sum, pair);
    }
  }

  private void digestTable(DatasetDigest digest, byte[] sum, long root) {
    MemberLayout layout = table.at(root).layout();
    for (boolean isThere = table.first(); isThere; isThere = table.next()) {
      long field = table.member();
      byte[] pair = new byte[DIGEST_BYTES];
      digest.mix(pair, layout.textAddress(field), layout.textLength(field));
      digest.mix(pair, layout.valueAddress(field), layout.valueLength(field));
      digest.xor(sum, pair);
    }
  }
}
