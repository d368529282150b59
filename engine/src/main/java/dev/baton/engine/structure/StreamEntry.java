package dev.baton.engine.structure;

import dev.baton.engine.memory.Memory;

/**
 * A cursor on the entries of one node of a stream log, whose packed list is Redis's own:
 *
 * <pre>
 *   live entries, deleted entries, number of names, name..., 0       names most entries share
 *   flags, time - first, sequence - first, [number of fields,]       per entry; both, or with
 *     [name,] value ..., number of elements before this one          shared names the values only
 * </pre>
 */
final class StreamEntry {
  static final int DELETED = 1;
  static final int SHARED_NAMES = 2;

  final PackedList packed;
  private final PackedList names;
  private final StreamNode nodes;
  private long node;
  private int offset;
  private int flags;
  private int fields;
  private int fieldsLeft;
  private int contentOffset;
  private long timeMs;
  private long sequence;

  StreamEntry(Memory memory, StreamNode nodes) {
    this.packed = new PackedList(memory);
    this.names = new PackedList(memory);
    this.nodes = nodes;
  }

  /** Sets the cursor on a node, on no entry. */
  void enter(long newNode) {
    node = newNode;
    packed.at(nodes.packed(newNode));
    offset = 0;
  }

  /** Moves to the first entry that is not deleted. */
  boolean first() {
    packed.first();
    packed.next();
    packed.next();
    long shared = packed.number();
    for (long i = 0; i <= shared; i++) {
      packed.next();
    }
    return load(packed.next()) && (isLive() || next());
  }

  /** Moves to the last entry that is not deleted. */
  boolean last() {
    packed.last();
    return loadBackwards() && (isLive() || previous());
  }

  /** Moves to the last entry, deleted or not. */
  boolean lastStored() {
    packed.last();
    return loadBackwards();
  }

  /** Moves to the next entry that is not deleted. */
  boolean next() {
    do {
      packed.moveTo(contentOffset);
      int texts = (flags & SHARED_NAMES) != 0 ? fields : 2 * fields;
      for (int i = 0; i <= texts; i++) {
        packed.next();
      }
    } while (load(packed.next()) && !isLive());
    return offset != 0;
  }

  /** Moves to the entry before this one that is not deleted. */
  boolean previous() {
    do {
      packed.moveTo(offset);
      packed.previous();
    } while (loadBackwards() && !isLive());
    return offset != 0;
  }

  long timeMs() {
    return timeMs;
  }

  long sequence() {
    return sequence;
  }

  int fields() {
    return fields;
  }

  int flags() {
    return flags;
  }

  /** Goes to where the fields are read from the start. */
  void rewind() {
    packed.moveTo(contentOffset);
    fieldsLeft = fields;
    names.at(packed.address());
    names.seek(2);
  }

  /** Moves to the next field; {@link #name} and then {@link #value} show it. */
  boolean nextField() {
    fieldsLeft--;
    return fieldsLeft >= 0;
  }

  /** The name of this field. */
  PackedList name() {
    if ((flags & SHARED_NAMES) != 0) {
      names.next();
      return names;
    }
    packed.next();
    return packed;
  }

  /** The value of this field, after its name was asked for. */
  PackedList value() {
    packed.next();
    return packed;
  }

  /** Sets the flag of deletion; the packed list may have moved. */
  void delete() {
    packed.moveTo(offset);
    packed.replaceByNumber(flags | DELETED);
    packed.first();
    packed.replaceByNumber(packed.number() - 1);
    packed.next();
    packed.replaceByNumber(packed.number() + 1);
  }

  /** How many entries of this node are not deleted. */
  long live() {
    packed.first();
    return packed.number();
  }

  private boolean isLive() {
    return (flags & DELETED) == 0;
  }

  /** The packed list is on the count that ends an entry, or on the end of the names. */
  private boolean loadBackwards() {
    long elements = packed.number();
    for (long i = 0; i < elements; i++) {
      packed.previous();
    }
    return load(elements > 0);
  }

  private boolean load(boolean isThere) {
    if (!isThere) {
      offset = 0;
      return false;
    }
    offset = packed.offset();
    flags = (int) packed.number();
    packed.next();
    timeMs = nodes.timeMs(node) + packed.number();
    packed.next();
    sequence = nodes.sequence(node) + packed.number();
    if ((flags & SHARED_NAMES) != 0) {
      names.at(packed.address());
      names.seek(2);
      fields = (int) names.number();
    } else {
      packed.next();
      fields = (int) packed.number();
    }
    contentOffset = packed.offset();
    return true;
  }
}
