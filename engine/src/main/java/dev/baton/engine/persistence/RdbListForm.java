package dev.baton.engine.persistence;

import dev.baton.engine.keyspace.Encoding;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.structure.LinkedPackedList;
import dev.baton.engine.structure.StoredNode;

/** Lists: packed lists one after the other, also where one holds a single long text. */
final class RdbListForm implements RdbForm {
  private final StoredNode stored;
  private final LinkedPackedList linked;

  RdbListForm(Keyspace keyspace) {
    this.linked = keyspace.newLinkedLists();
    this.stored = new StoredNode(keyspace.memory());
  }

  @Override
  public int typeOf(Entry entry) {
    return RdbFormat.TYPE_LIST_QUICKLIST_2;
  }

  @Override
  public void write(Entry entry, RdbEncoder encoder) {
    if (entry.encoding() == Encoding.PACKED) {
      encoder.length(1);
      node(stored.at(entry.root()), encoder);
      return;
    }
    linked.at(entry.root());
    encoder.length(linked.nodes());
    for (long block = linked.firstStored(); block != 0; block = linked.nextStored()) {
      node(stored.at(block), encoder);
    }
  }

  /** Writes one packed list of those that make up a list; one that is compressed as it is. */
  static void node(StoredNode node, RdbEncoder encoder) {
    encoder.length(RdbFormat.CONTAINER_PACKED);
    if (node.isCompressed()) {
      encoder.compressed(node.textAddress(), node.textLength(), node.plainBytes());
    } else {
      encoder.string(node.textAddress(), node.textLength());
    }
  }
}
