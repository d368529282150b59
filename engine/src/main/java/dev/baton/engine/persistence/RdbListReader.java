package dev.baton.engine.persistence;

import dev.baton.engine.keyspace.Encoding;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.NewValue;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.structure.LinkedPackedList;
import dev.baton.engine.structure.PackedList;
import org.jspecify.annotations.Nullable;

/** Reads lists: elements, one packed list, or nodes of them, an element or a node an item. */
final class RdbListReader implements RdbValueReader {
  private static final long UNKNOWN = -1;
  private static final long NONE = 0;

  private final Keyspace keyspace;
  private final RdbReader reader;
  private final RdbText text;
  private final ForeignPacked foreign;
  private final LinkedPackedList linked;
  private int type;
  private long itemsLeft;
  private long root = NONE;

  RdbListReader(Keyspace keyspace, RdbReader reader, RdbText text, ForeignPacked foreign) {
    this.keyspace = keyspace;
    this.reader = reader;
    this.text = text;
    this.foreign = foreign;
    this.linked = keyspace.newLinkedLists();
  }

  @Override
  public void begin(int listType) {
    type = listType;
    itemsLeft = listType == RdbFormat.TYPE_LIST_ZIPLIST ? 1 : UNKNOWN;
    linked.limitNodes(keyspace.packing().listNodeSize());
    root = linked.create();
  }

  @Override
  public boolean readItem() {
    if (itemsLeft == UNKNOWN) {
      itemsLeft = reader.count("the length of a list");
    } else {
      readNode();
      itemsLeft--;
    }
    return itemsLeft == 0;
  }

  private void readNode() {
    switch (type) {
      case RdbFormat.TYPE_LIST -> {
        reader.text(text);
        linked.pushLast(text.address(), text.length());
      }
      case RdbFormat.TYPE_LIST_QUICKLIST_2 -> {
        long container = reader.length();
        reader.text(text);
        reader.demand(
            container == RdbFormat.CONTAINER_PACKED || container == RdbFormat.CONTAINER_PLAIN,
            "a node of a list holds neither a text nor a packed list");
        append(
            container == RdbFormat.CONTAINER_PACKED
                ? foreign.ofPacked(text)
                : foreign.ofText(text));
      }
      default -> {
        reader.text(text);
        append(foreign.ofZiplist(text));
      }
    }
  }

  /** Appends a packed list as a node; an empty one is passed over, as Redis does. */
  private void append(PackedList packed) {
    if (packed.first()) {
      linked.appendNode(packed.address());
    } else {
      packed.free();
    }
  }

  @Override
  public @Nullable NewValue finish() {
    long complete = root;
    if (linked.count() == 0) {
      discard();
      return null;
    }
    root = NONE;
    linked.firstNode();
    if (linked.nodes() > 1 || linked.isOverNode(linked.count(), linked.element().bytes())) {
      return keyspace.value().structure(Type.LIST, Encoding.LINKED, complete);
    }
    return keyspace.value().structure(Type.LIST, Encoding.PACKED, linked.takeOnlyNode());
  }

  @Override
  public void discard() {
    if (root != NONE) {
      linked.at(root);
      while (linked.dispose()) {
        // Every round frees a node.
      }
      root = NONE;
    }
  }
}
