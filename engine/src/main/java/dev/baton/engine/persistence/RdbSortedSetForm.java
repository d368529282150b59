package dev.baton.engine.persistence;

import dev.baton.engine.keyspace.Encoding;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.SortedSetValue;
import dev.baton.engine.structure.PackedList;

/**
 * Sorted sets: packed, or member by member from the highest score down, so that a reader that
 * inserts them finds each place at once.
 */
final class RdbSortedSetForm implements RdbForm {
  private final SortedSetValue set;
  private final PackedList packed;

  RdbSortedSetForm(Keyspace keyspace) {
    this.set = keyspace.newSortedSets();
    this.packed = new PackedList(keyspace.memory());
  }

  @Override
  public int typeOf(Entry entry) {
    return entry.encoding() == Encoding.PACKED
        ? RdbFormat.TYPE_SORTED_SET_PACKED
        : RdbFormat.TYPE_SORTED_SET_2;
  }

  @Override
  public void write(Entry entry, RdbEncoder encoder) {
    if (entry.encoding() == Encoding.PACKED) {
      packed.at(entry.root());
      encoder.string(packed.address(), packed.bytes());
      return;
    }
    set.at(entry);
    encoder.length(set.size());
    for (boolean isThere = set.last(); isThere; isThere = set.previous()) {
      encoder.string(set.textAddress(), set.textLength());
      encoder.score(set.score());
    }
  }
}
