package dev.baton.engine.persistence;

import dev.baton.engine.keyspace.Encoding;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.structure.LinkedPackedList;
import dev.baton.engine.structure.PackedList;

/** Lists: packed lists one after the other, also where one holds a single long text. */
final class RdbListForm implements RdbForm {
  private final PackedList packed;
  private final LinkedPackedList linked;

  RdbListForm(Keyspace keyspace) {
    this.packed = new PackedList(keyspace.memory());
    this.linked = new LinkedPackedList(keyspace.memory());
  }

  @Override
  public int typeOf(Entry entry) {
    return RdbFormat.TYPE_LIST_QUICKLIST_2;
  }

  @Override
  public void write(Entry entry, RdbEncoder encoder) {
    if (entry.encoding() == Encoding.PACKED) {
      encoder.length(1);
      node(packed.at(entry.root()), encoder);
      return;
    }
    linked.at(entry.root());
    encoder.length(linked.nodes());
    for (boolean isThere = linked.firstNode(); isThere; isThere = linked.nextNode()) {
      node(linked.element(), encoder);
    }
  }

  /** Writes one packed list of those that make up a list. */
  static void node(PackedList node, RdbEncoder encoder) {
    encoder.length(RdbFormat.CONTAINER_PACKED);
    encoder.string(node.address(), node.bytes());
  }
}
