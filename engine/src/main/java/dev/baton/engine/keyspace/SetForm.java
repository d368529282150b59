package dev.baton.engine.keyspace;

import dev.baton.engine.memory.Memory;
import dev.baton.engine.structure.IntegerSet;
import dev.baton.engine.structure.PackedList;
import java.nio.charset.StandardCharsets;

/** Sets: integers, one packed list, or a table of members. */
final class SetForm implements ValueForm {
  private final PlainForm plain;
  private final IntegerSet integers;
  private final PackedList packed;
  private final MemberTable table;
  private final MemberTable target;

  SetForm(PlainForm plain, Memory memory, MemberLayout members) {
    this.plain = plain;
    this.integers = new IntegerSet(memory);
    this.packed = new PackedList(memory);
    this.table = new MemberTable(memory, members);
    this.target = new MemberTable(memory, members);
  }

  @Override
  public boolean dispose(Encoding encoding, long root) {
    return encoding == Encoding.TABLE ? table.at(root).dispose() : plain.dispose(encoding, root);
  }

  @Override
  public long copy(Encoding encoding, long root) {
    return encoding == Encoding.TABLE ? table.at(root).copy(target) : plain.copy(encoding, root);
  }

  @Override
  public long usedBytes(Encoding encoding, long root) {
    return encoding == Encoding.TABLE
        ? table.at(root).usedBytes()
        : plain.usedBytes(encoding, root);
  }

  /** The order of members does not matter: each is added by itself. */
  @Override
  public void digest(DatasetDigest digest, byte[] sum, Entry entry) {
    switch (entry.encoding()) {
      case INTEGERS -> {
        integers.at(entry.root());
        for (int i = 0; i < integers.count(); i++) {
          digest.xor(sum, decimal(integers.get(i)));
        }
      }
      case PACKED -> {
        packed.at(entry.root());
        for (boolean isThere = packed.first(); isThere; isThere = packed.next()) {
          if (packed.isNumber()) {
            digest.xor(sum, decimal(packed.number()));
          } else {
            digest.xor(sum, packed.textAddress(), packed.textLength());
          }
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

  static byte[] decimal(long number) {
    return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
  }
}
