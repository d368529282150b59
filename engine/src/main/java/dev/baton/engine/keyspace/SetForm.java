package dev.baton.engine.keyspace;

import dev.baton.engine.memory.Memory;
import dev.baton.engine.structure.IntegerSet;
import dev.baton.engine.structure.PackedList;

/** Sets: integers, one packed list, or a table of members. */
final class SetForm implements ValueForm {
  private final PlainForm plain;
  private final IntegerSet integers;
  private final PackedList packed;
  private final MemberTable table;

  SetForm(PlainForm plain, Memory memory, MemberLayout members, FrozenValues frozen) {
    this.plain = plain;
    this.integers = new IntegerSet(memory);
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

  /** The order of members does not matter: each is added by itself. */
  @Override
  public void digest(DatasetDigest digest, byte[] sum, Entry entry) {
    switch (entry.encoding()) {
      case INTEGERS -> {
        integers.at(entry.root());
        for (int i = 0; i < integers.count(); i++) {
          digest.xorNumber(sum, integers.get(i));
        }
      }
      case PACKED -> {
        packed.at(entry.root());
        for (boolean isThere = packed.first(); isThere; isThere = packed.next()) {
          digest.xor(sum, packed);
        }
      }
      case TABLE -> {
        MemberLayout layout = table.at(entry.root()).layout();
        for (boolean isThere = table.first(); isThere; isThere = table.next()) {
          long member = table.member();
          digest.xor(sum, layout.textAddress(member), layout.textLength(member));
        }
      }
      case INT, EMBSTR, RAW, LINKED, RANKING, STREAM -> throw PlainForm.unknown(entry.encoding());
    }
  }
}
