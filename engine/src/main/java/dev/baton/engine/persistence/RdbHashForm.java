package dev.baton.engine.persistence;

import dev.baton.engine.keyspace.Encoding;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.HashValue;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.structure.PackedList;

/** Hashes: packed, field by field, or field by field with the expiry of each. */
final class RdbHashForm implements RdbForm {
  private final HashValue hash;
  private final PackedList packed;

  RdbHashForm(Keyspace keyspace) {
    this.hash = keyspace.newHashes();
    this.packed = new PackedList(keyspace.memory());
  }

  @Override
  public int typeOf(Entry entry) {
    if (entry.encoding() == Encoding.PACKED) {
      return RdbFormat.TYPE_HASH_PACKED;
    }
    return hash.at(entry).hasExpiries() ? RdbFormat.TYPE_HASH_2 : RdbFormat.TYPE_HASH;
  }

  @Override
  public void write(Entry entry, RdbEncoder encoder) {
    if (entry.encoding() == Encoding.PACKED) {
      packed.at(entry.root());
      encoder.string(packed.address(), packed.bytes());
      return;
    }
    hash.at(entry);
    boolean expires = hash.hasExpiries();
    encoder.length(hash.size());
    for (boolean isThere = hash.first(); isThere; isThere = hash.next()) {
      encoder.string(hash.textAddress(), hash.textLength());
      encoder.string(hash.valueAddress(), hash.valueLength());
      if (expires) {
        encoder.timeMs(hash.expireAtMs());
      }
    }
  }
}
