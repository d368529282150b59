package dev.baton.engine.structure;

import dev.baton.engine.memory.Memory;

/**
 * A sorted set of 64-bit integers in one block, byte for byte Redis's intset: 4 bytes width of a
 * member (2, 4 or 8), 4 bytes number of members, the members ascending. The width grows with the
 * largest member ever added and never shrinks.
 *
 * <p>A view that {@link #at} sets on a set. Adding and removing may move the block: take {@link
 * #address} again.
 */
public final class IntegerSet {
  private static final int WIDTH = 0;
  private static final int COUNT = 4;
  private static final int HEADER_BYTES = 8;

  private final Memory memory;
  private long address;
  // While a batch is added: the length of the block, which is ahead of that of the set.
  private int reservedBytes;

  /** A view on sets in {@code memory}. */
  public IntegerSet(Memory memory) {
    this.memory = memory;
  }

  /** Creates an empty set and sets this view on it; returns its address. */
  public long create() {
    address = memory.allocate(HEADER_BYTES);
    memory.putInt(address + WIDTH, Short.BYTES);
    memory.putInt(address + COUNT, 0);
    reservedBytes = 0;
    return address;
  }

  /** Sets this view on the set at {@code setAddress}. */
  public IntegerSet at(long setAddress) {
    address = setAddress;
    reservedBytes = 0;
    return this;
  }

  /** Frees the set. */
  public void free() {
    memory.free(address, Math.max(reservedBytes, bytes()));
    reservedBytes = 0;
  }

  /**
   * Grows the block once for a batch of members that are then added one by one; {@link #settle}
   * ends the batch and gives back what was not needed.
   *
   * @param added how many at most
   * @param widest one of them that needs the most bytes
   */
  public void reserve(int added, long widest) {
    int after = bytes(Math.max(width(), widthOf(widest)), count() + added);
    address = memory.resize(address, bytes(), after);
    reservedBytes = after;
  }

  /** Ends a batch; nothing happens without one. */
  public void settle() {
    if (reservedBytes > 0) {
      address = memory.resize(address, reservedBytes, bytes());
      reservedBytes = 0;
    }
  }

  /** Where the set is now. */
  public long address() {
    return address;
  }

  /** The length of the set in bytes, which is also that of its block. */
  public int bytes() {
    return bytes(width(), count());
  }

  /** The number of members. */
  public int count() {
    return memory.getInt(address + COUNT);
  }

  /** The member at {@code index} in ascending order. */
  public long get(int index) {
    return read(width(), index);
  }

  /** Whether {@code member} is in the set. */
  public boolean contains(long member) {
    return indexOf(member) >= 0;
  }

  /** Adds a member; false when it was there. */
  public boolean add(long member) {
    int width = Math.max(width(), widthOf(member));
    int index = width > width() ? (member < 0 ? -1 : -1 - count()) : indexOf(member);
    if (index >= 0) {
      return false;
    }
    insert(member, -1 - index, width);
    return true;
  }

  /** Removes a member; false when it was not there. */
  public boolean remove(long member) {
    int index = indexOf(member);
    if (index >= 0) {
      removeAt(index);
    }
    return index >= 0;
  }

  /** Removes the member at {@code index}. */
  public void removeAt(int index) {
    int width = width();
    int count = count();
    long from = slot(width, index);
    memory.copy(from + width, from, (long) (count - 1 - index) * width);
    address = memory.resize(address, bytes(width, count), bytes(width, count - 1));
    memory.putInt(address + COUNT, count - 1);
  }

  /** The index of {@code member}, or -1 minus the index where it belongs. */
  public int indexOf(long member) {
    int width = width();
    int low = 0;
    int high = count() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long found = read(width, middle);
      if (found == member) {
        return middle;
      }
      if (found < member) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1 - low;
  }

  /** Whether the block of {@code bytes} is such a set in every byte. */
  public static boolean isWellFormed(Memory memory, long address, int bytes) {
    if (bytes < HEADER_BYTES) {
      return false;
    }
    int width = memory.getInt(address + WIDTH);
    int count = memory.getInt(address + COUNT);
    boolean isWidth = width == Short.BYTES || width == Integer.BYTES || width == Long.BYTES;
    if (!isWidth || count < 0 || HEADER_BYTES + (long) count * width != bytes) {
      return false;
    }
    IntegerSet set = new IntegerSet(memory).at(address);
    for (int index = 1; index < count; index++) {
      if (set.get(index - 1) >= set.get(index)) {
        return false;
      }
    }
    return true;
  }

  private void insert(long member, int index, int width) {
    int oldWidth = width();
    int count = count();
    if (reservedBytes == 0) {
      address = memory.resize(address, bytes(oldWidth, count), bytes(width, count + 1));
    }
    if (width > oldWidth) {
      // From the end, so that no wide member overwrites a narrow one not yet read.
      for (int from = count - 1; from >= 0; from--) {
        write(width, from < index ? from : from + 1, read(oldWidth, from));
      }
    } else {
      long from = slot(width, index);
      memory.copy(from, from + width, (long) (count - index) * width);
    }
    write(width, index, member);
    memory.putInt(address + WIDTH, width);
    memory.putInt(address + COUNT, count + 1);
  }

  private int width() {
    return memory.getInt(address + WIDTH);
  }

  private long slot(int width, int index) {
    return address + HEADER_BYTES + (long) index * width;
  }

  private long read(int width, int index) {
    long slot = slot(width, index);
    return switch (width) {
      case Short.BYTES -> (short) memory.getShort(slot);
      case Integer.BYTES -> memory.getInt(slot);
      default -> memory.getLong(slot);
    };
  }

  private void write(int width, int index, long member) {
    long slot = slot(width, index);
    switch (width) {
      case Short.BYTES -> memory.putShort(slot, (int) member);
      case Integer.BYTES -> memory.putInt(slot, (int) member);
      default -> memory.putLong(slot, member);
    }
  }

  private static int widthOf(long member) {
    if (member == (short) member) {
      return Short.BYTES;
    }
    return member == (int) member ? Integer.BYTES : Long.BYTES;
  }

  private static int bytes(int width, int count) {
    return HEADER_BYTES + count * width;
  }
}
