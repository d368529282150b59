package dev.baton.engine.structure;

import dev.baton.engine.base.Check;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Mover;

/**
 * The entries of a stream in the order of their identifiers: packed lists of some entries each,
 * byte for byte those of Redis, in an index by the identifier of their first entry.
 *
 * <p>A view with a cursor. Identifiers are two unsigned numbers, a time and a sequence. A change
 * leaves the cursor on no entry unless it says otherwise. What else a stream keeps, such as its
 * last identifier and its groups, belongs to its user.
 */
public final class StreamLog extends StreamCursor {
  private final PackedList packed;
  private final StreamWatcher watcher;

  /** A view on stream logs in {@code memory} of which nobody wants to know. */
  public StreamLog(Memory memory) {
    this(memory, StreamWatcher.NOBODY);
  }

  /** A view whose changes {@code watcher} is told of. */
  public StreamLog(Memory memory, StreamWatcher watcher) {
    super(memory);
    this.packed = new PackedList(memory);
    this.watcher = watcher;
  }

  /** Creates an empty log and sets this view on it; returns its address, which stays. */
  public long create() {
    address = nodes.createLog(index.create());
    node = 0;
    return address;
  }

  /** Sets this view on the log at {@code logAddress}, on no entry. */
  public StreamLog at(long logAddress) {
    address = logAddress;
    index.at(nodes.index(logAddress));
    node = 0;
    return this;
  }

  /**
   * Adds an entry whose identifier is above all others.
   *
   * @param nodeBytesMax from how many bytes on a node takes no more entries; 0 for no such limit
   * @param nodeEntriesMax from how many entries on a node takes no more; 0 for no such limit
   */
  public void append(
      long timeMs, long sequence, StreamFields fields, long nodeBytesMax, long nodeEntriesMax) {
    boolean isNew = !lastHasRoom(fields, nodeBytesMax, nodeEntriesMax);
    if (isNew) {
      watcher.beforeNodeLink(address, timeMs, sequence);
      long created = packed.create();
      node = nodes.create(address, timeMs, sequence, created);
      index.insert(0, node);
    }
    long before = Memory.blockBytes(packed.bytes());
    boolean isShared = isNew || hasSharedNames(fields);
    if (isNew) {
      appendNames(fields);
    } else {
      tell(packed.address());
      packed.first();
      packed.replaceByNumber(packed.number() + 1);
    }
    appendEntry(timeMs, sequence, fields, isShared);
    nodes.putPacked(node, packed.address());
    nodes.addBytes(address, Memory.blockBytes(packed.bytes()) - before);
    nodes.addLength(address, 1);
    node = 0;
  }

  /** Removes this entry and moves to the next one. */
  public boolean remove() {
    long timeMs = entry.timeMs();
    long sequence = entry.sequence();
    if (entry.live() == 1) {
      dropNode();
    } else {
      markDeleted();
    }
    return seek(timeMs, sequence);
  }

  /**
   * Removes the oldest entries until {@code lengthMax} are left.
   *
   * @param isApproximate only whole nodes
   * @param most no more than this many
   * @return how many
   */
  public long trimToLength(long lengthMax, boolean isApproximate, long most) {
    long before = length();
    while (length() > lengthMax && enter(index.first())) {
      long live = entry.live();
      boolean isWhole = length() - live >= lengthMax;
      if (!trimStep(isWhole, isApproximate, live, most - (before - length()))) {
        break;
      }
    }
    node = 0;
    return before - length();
  }

  /**
   * As {@link #trimToLength}, of all entries below an identifier. A node stays as long as its last
   * entry is not below that, even if this and all others are only marked as deleted: Redis then
   * fills it up, and where nodes end decides what approximate trimming leaves.
   */
  public long trimBelow(long timeMs, long sequence, boolean isApproximate, long most) {
    long before = length();
    boolean isDone = false;
    while (!isDone && enter(index.first()) && entry.lastStored()) {
      boolean isWhole = isBelow(timeMs, sequence);
      if (entry.live() > most - (before - length())) {
        isDone = true;
      } else if (isWhole) {
        dropNode();
      } else {
        while (!isApproximate && entry.first() && isBelow(timeMs, sequence)) {
          markDeleted();
        }
        isDone = true;
      }
    }
    node = 0;
    return before - length();
  }

  /** Adds a whole node, whose packed list then belongs to the log. */
  public void addNode(long timeMs, long sequence, long packedList) {
    long added = nodes.create(address, timeMs, sequence, packedList);
    index.insert(0, added);
    entry.enter(added);
    nodes.addLength(address, entry.live());
    node = 0;
  }

  /** Moves the log's own blocks when that is worth it; returns where the log is now. */
  public long compactHead(Mover mover) {
    long moved = nodes.moveLog(address, mover);
    nodes.putIndex(moved, index.compactHead(mover));
    return at(moved).address;
  }

  /**
   * Moves the part of the index that holds the node of this rank, and all nodes in it, when that is
   * worth it; the cursor is on no entry.
   *
   * @return the rank of the first node of the next part, the number of nodes after the last
   */
  public long compact(long rank, Mover mover) {
    node = 0;
    long end = index.compact(rank, mover);
    for (long at = rank; at < end && index.seek(at); at++) {
      long old = index.entry();
      long moved = nodes.copyNode(old, mover);
      if (moved != old) {
        boolean isThere = index.replace(0, moved);
        Check.that(isThere, "a node is in the index");
        nodes.freeNode(old);
      }
    }
    return end;
  }

  /** Frees some nodes; returns whether something is left, false once the log is gone. */
  public boolean dispose() {
    if (index.dispose(freed -> nodes.free(address, freed))) {
      return true;
    }
    nodes.freeLog(address);
    return false;
  }

  private boolean trimStep(boolean isWhole, boolean isApproximate, long live, long most) {
    if (isWhole && live <= most) {
      dropNode();
      return true;
    }
    if (isApproximate || most <= 0) {
      return false;
    }
    first();
    remove();
    return true;
  }

  private void tell(long changing) {
    watcher.beforeNodeChange(address, nodes.timeMs(node), nodes.sequence(node), changing);
  }

  private void markDeleted() {
    tell(entry.packed.address());
    long before = Memory.blockBytes(entry.packed.bytes());
    entry.delete();
    nodes.putPacked(node, entry.packed.address());
    nodes.addBytes(address, Memory.blockBytes(entry.packed.bytes()) - before);
    nodes.addLength(address, -1);
  }

  private void dropNode() {
    tell(nodes.packed(node));
    nodes.addLength(address, -entry.live());
    index.remove(0, node, StreamNode.IDENTIFIER_BYTES);
    nodes.free(address, node);
    node = 0;
  }

  private boolean lastHasRoom(StreamFields fields, long bytesMax, long entriesMax) {
    if (!index.last()) {
      return false;
    }
    node = index.entry();
    packed.at(nodes.packed(node));
    long added = 0;
    for (int text = 0; text < 2 * fields.count(); text++) {
      added += fields.length(text);
    }
    packed.first();
    long entries = packed.number();
    packed.next();
    entries += packed.number();
    return (bytesMax == 0 || packed.bytes() + added < bytesMax)
        && (entriesMax == 0 || entries < entriesMax);
  }

  private void appendNames(StreamFields fields) {
    packed.appendNumber(1);
    packed.appendNumber(0);
    packed.appendNumber(fields.count());
    for (int name = 0; name < 2 * fields.count(); name += 2) {
      packed.append(fields.address(name), fields.length(name));
    }
    packed.appendNumber(0);
  }

  private boolean hasSharedNames(StreamFields fields) {
    packed.seek(2);
    boolean isSame = packed.number() == fields.count();
    for (int name = 0; isSame && name < 2 * fields.count(); name += 2) {
      isSame = packed.next() && packed.isEqual(fields.address(name), fields.length(name));
    }
    return isSame;
  }

  private void appendEntry(long timeMs, long sequence, StreamFields fields, boolean isShared) {
    long time = timeMs - nodes.timeMs(node);
    long order = sequence - nodes.sequence(node);
    int first = isShared ? 1 : 0;
    int step = isShared ? 2 : 1;
    int texts = 2 * fields.count();
    long flags = isShared ? StreamEntry.SHARED_NAMES : 0;
    long elements = isShared ? fields.count() + 3L : 2L * fields.count() + 4;
    long bytes = packed.bytesOfNumber(flags) + packed.bytesOfNumber(time);
    bytes += packed.bytesOfNumber(order) + packed.bytesOfNumber(elements);
    bytes += isShared ? 0 : packed.bytesOfNumber(fields.count());
    for (int text = first; text < texts; text += step) {
      bytes += packed.bytesOf(fields.address(text), fields.length(text));
    }
    packed.open((int) elements + 1, Math.toIntExact(bytes));
    packed.fillNumber(flags);
    packed.fillNumber(time);
    packed.fillNumber(order);
    if (!isShared) {
      packed.fillNumber(fields.count());
    }
    for (int text = first; text < texts; text += step) {
      packed.fill(fields.address(text), fields.length(text));
    }
    packed.fillNumber(elements);
  }
}
