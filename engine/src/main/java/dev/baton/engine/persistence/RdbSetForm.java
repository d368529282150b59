package dev.baton.engine.persistence;

import dev.baton.engine.keyspace.Encoding;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.SetValue;
import dev.baton.engine.structure.IntegerSet;
import dev.baton.engine.structure.PackedList;

/** Sets: of integers, packed where the version has that, or member by member. */
final class RdbSetForm implements RdbForm {
  private final SetValue set;
  private final IntegerSet integers;
  private final PackedList packed;
  private final boolean hasPackedSets;

  RdbSetForm(Keyspace keyspace, int rdbVersion) {
    this.set = keyspace.newSets();
    this.integers = new IntegerSet(keyspace.memory());
    this.packed = new PackedList(keyspace.memory());
    this.hasPackedSets = rdbVersion > RdbFormat.VERSION_REDIS_7_0;
  }

  @Override
  public int typeOf(Entry entry) {
    if (entry.encoding() == Encoding.INTEGERS) {
      return RdbFormat.TYPE_SET_INTEGERS;
    }
    boolean isPacked = entry.encoding() == Encoding.PACKED && hasPackedSets;
    return isPacked ? RdbFormat.TYPE_SET_PACKED : RdbFormat.TYPE_SET;
  }

  @Override
  public void write(Entry entry, RdbEncoder encoder) {
    switch (typeOf(entry)) {
      case RdbFormat.TYPE_SET_INTEGERS -> {
        integers.at(entry.root());
        encoder.string(integers.address(), integers.bytes());
      }
      case RdbFormat.TYPE_SET_PACKED -> {
        packed.at(entry.root());
        encoder.string(packed.address(), packed.bytes());
      }
      default -> writeMembers(entry, encoder);
    }
  }

  private void writeMembers(Entry entry, RdbEncoder encoder) {
    set.at(entry);
    encoder.length(set.size());
    for (boolean isThere = set.first(); isThere; isThere = set.next()) {
      if (set.isNumber()) {
        encoder.number(set.number());
      } else {
        encoder.string(set.textAddress(), set.textLength());
      }
    }
  }
}
