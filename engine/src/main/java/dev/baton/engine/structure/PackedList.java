package dev.baton.engine.structure;

import dev.baton.engine.base.Check;
import dev.baton.engine.memory.Memory;

/**
 * A list in one block, byte for byte Redis's listpack: 4 bytes total length, 2 bytes number of
 * elements (65535 when it must be counted), the elements, and 0xff.
 *
 * <p>A view with a cursor. {@link #at} sets it on a list; the moves set it on an element and tell
 * whether there is one. Whatever changes the list may move its block: take {@link #address} again
 * and store it. A text that is a canonical integer is kept, and read, as a number.
 */
public final class PackedList extends PackedCursor {
  private static final int BYTES_MAX = 1 << 30;

  // While a batch is added: the length of the block, which is ahead of that of the list.
  private int reservedBytes;

  /** A view on lists in {@code memory}. */
  public PackedList(Memory memory) {
    super(memory);
  }

  /** Creates an empty list and sets this view on it; returns its address. */
  public long create() {
    address = memory.allocate(HEADER_BYTES + 1);
    memory.putInt(address, HEADER_BYTES + 1);
    memory.putShort(address + COUNT, 0);
    memory.putByte(address + HEADER_BYTES, PackedItem.END);
    offset = NOWHERE;
    reservedBytes = 0;
    return address;
  }

  /** Sets this view on the list at {@code listAddress}, on no element. */
  public PackedList at(long listAddress) {
    address = listAddress;
    offset = NOWHERE;
    reservedBytes = 0;
    return this;
  }

  /** Frees the list. */
  public void free() {
    memory.free(address, bytes());
  }

  /** Where the list is now. */
  public long address() {
    return address;
  }

  /** Adds a text, which lies outside of this list, at the end; the cursor is on no element. */
  public void append(long text, int length) {
    item.setText(text, length);
    insertItem(bytes() - 1);
    offset = NOWHERE;
  }

  /** Adds a number at the end; the cursor is on no element. */
  public void appendNumber(long number) {
    item.setNumber(number);
    insertItem(bytes() - 1);
    offset = NOWHERE;
  }

  /**
   * Makes room at the end for elements that follow by {@link #fill} and {@link #fillNumber}, in
   * order: the block grows once and not for each of them. Until all are there the list is none.
   *
   * @param elements how many
   * @param added the sum of their {@link #bytesOf} and {@link #bytesOfNumber}
   */
  void open(int elements, int added) {
    int end = bytes() - 1;
    splice(end, 0, added);
    addCount(elements);
    offset = end;
  }

  /** Puts a text, which lies outside of this list, into the room that {@link #open} has made. */
  void fill(long text, int length) {
    item.setText(text, length);
    fillItem();
  }

  /** Puts a number into the room that {@link #open} has made. */
  void fillNumber(long number) {
    item.setNumber(number);
    fillItem();
  }

  /**
   * Grows the block once for a batch of texts that are then added one by one, at either end and
   * with nothing else in between.
   *
   * @param added the sum of their {@link #bytesOf}
   */
  public void reserve(int added) {
    int after = bytes() + added;
    Check.that(added > 0 && after > 0 && after <= BYTES_MAX, "a packed list stays below 1 GiB");
    address = memory.resize(address, bytes(), after);
    reservedBytes = after;
  }

  /** Gives back what was reserved and will not be filled; returns where the list is now. */
  public long endReserve() {
    if (reservedBytes > 0) {
      address = memory.resize(address, reservedBytes, bytes());
      reservedBytes = 0;
    }
    return address;
  }

  private void fillItem() {
    item.write(memory, address + offset);
    offset += item.bytes();
  }

  /** The bytes that a text takes in a list. */
  public long bytesOf(long text, int length) {
    item.setText(text, length);
    return item.bytes();
  }

  /** The bytes that a number takes in a list. */
  long bytesOfNumber(long number) {
    item.setNumber(number);
    return item.bytes();
  }

  /** Adds a text, which lies outside of this list, at the start; the cursor is on it. */
  public void prepend(long text, int length) {
    item.setText(text, length);
    insertItem(HEADER_BYTES);
  }

  /** Adds a text before this element; the cursor is on the new one. */
  public void insertBefore(long text, int length) {
    item.setText(text, length);
    insertItem(offset);
  }

  /** Adds a text after this element; the cursor is on the new one. */
  public void insertAfter(long text, int length) {
    item.setText(text, length);
    insertItem(offset + element.bytes());
  }

  /** Puts a text, which lies outside of this list, in the place of this element. */
  public void replace(long text, int length) {
    item.setText(text, length);
    replaceByItem();
  }

  /** Puts a number in the place of this element. */
  public void replaceByNumber(long number) {
    item.setNumber(number);
    replaceByItem();
  }

  /** Removes this element and moves to the one after it. */
  public boolean remove() {
    return remove(1);
  }

  /** Removes up to {@code limit} elements from this one on; moves to the one after them. */
  public boolean remove(int limit) {
    int start = offset;
    int removed = 0;
    boolean isThere = isOnElement();
    int end = start;
    while (isThere && removed < limit) {
      removed++;
      end = offset + element.bytes();
      isThere = next();
    }
    if (removed > 0) {
      splice(start, end - start, 0);
      addCount(-removed);
    }
    return moveTo(start);
  }

  /** Whether another text of this length keeps the list below its largest possible size. */
  public boolean hasRoomFor(int length) {
    return (long) bytes() + length + 16 < BYTES_MAX;
  }

  /**
   * Cuts the list before this element; returns a new list of this and all later elements. The
   * cursor is on no element.
   */
  long cutTail() {
    int start = offset;
    int before = bytes();
    int counted = 0;
    for (boolean isThere = moveTo(start); isThere; isThere = next()) {
      counted++;
    }
    int tailBytes = HEADER_BYTES + before - start;
    long tail = memory.allocate(tailBytes);
    memory.putInt(tail, tailBytes);
    memory.putShort(tail + COUNT, Math.min(counted, COUNT_UNKNOWN));
    memory.copy(address + start, tail + HEADER_BYTES, before - start);
    splice(start, before - 1 - start, 0);
    addCount(-counted);
    return tail;
  }

  /** Appends all elements of another list and frees that; the cursor stays. */
  void absorb(long other) {
    int otherBytes = memory.getInt(other);
    int otherCount = memory.getShort(other + COUNT);
    int end = bytes() - 1;
    int added = otherBytes - HEADER_BYTES - 1;
    splice(end, 0, added);
    memory.copy(other + HEADER_BYTES, address + end, added);
    if (otherCount == COUNT_UNKNOWN) {
      memory.putShort(address + COUNT, COUNT_UNKNOWN);
    } else {
      addCount(otherCount);
    }
    memory.free(other, otherBytes);
  }

  private void insertItem(int at) {
    int bytes = item.bytes();
    splice(at, 0, bytes);
    item.write(memory, address + at);
    addCount(1);
    moveTo(at);
  }

  private void replaceByItem() {
    int at = offset;
    splice(at, element.bytes(), item.bytes());
    item.write(memory, address + at);
    moveTo(at);
  }

  /** Makes room for {@code added} bytes in the place of {@code removed} ones. */
  private void splice(int at, int removed, int added) {
    int before = bytes();
    int after = before - removed + added;
    Check.that(after > 0 && after <= BYTES_MAX, "a packed list stays below 1 GiB");
    int tail = before - at - removed;
    if (added > removed && reservedBytes == 0) {
      address = memory.resize(address, before, after);
    }
    if (added != removed) {
      memory.copy(address + at + removed, address + at + added, tail);
    }
    if (added < removed) {
      address = memory.resize(address, before, after);
    }
    memory.putInt(address, after);
    if (after >= reservedBytes) {
      Check.that(reservedBytes == 0 || after == reservedBytes, "what was reserved is enough");
      reservedBytes = 0;
    }
  }

  private void addCount(int change) {
    int count = memory.getShort(address + COUNT);
    if (count != COUNT_UNKNOWN) {
      memory.putShort(address + COUNT, Math.min(count + change, COUNT_UNKNOWN));
    }
  }
}
