package dev.baton.engine.persistence;

import dev.baton.engine.base.Integers;
import dev.baton.engine.base.Native;
import dev.baton.engine.base.Scratch;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.structure.PackedList;
import java.util.Arrays;

/**
 * Looks at the elements of packed lists as texts: whether some are equal, and which comes first.
 * The list is canonical, so that equal texts are equal elements.
 */
final class PackedTexts {
  private static final int SLOTS_MIN = 64;

  private final Keyspace keyspace;
  private final PackedList other;
  private final Scratch digits = new Scratch(Integers.LONGEST);
  private final Scratch otherDigits = new Scratch(Integers.LONGEST);
  // Open addressing: the offset of an element in its list, zero where there is none.
  private int[] slots = new int[SLOTS_MIN];
  private int mask;

  PackedTexts(Keyspace keyspace) {
    this.keyspace = keyspace;
    this.other = new PackedList(keyspace.memory());
  }

  /** Whether no two of the first, and then every {@code step}-th, elements are equal. */
  boolean areDistinct(PackedList list, int step) {
    prepare(list.count() / step);
    boolean isThere = list.first();
    while (isThere) {
      if (!add(list)) {
        return false;
      }
      for (int i = 0; i < step && isThere; i++) {
        isThere = list.next();
      }
    }
    return true;
  }

  /** Compares the element of {@code list} with the one at {@code offset}, byte by byte. */
  int compare(PackedList list, int offset) {
    other.at(list.address()).moveTo(offset);
    return Native.compare(
        address(list, digits), list.textLength(), address(other, otherDigits), other.textLength());
  }

  /** Where the text of this element is, until the next call. */
  long address(PackedList list) {
    return address(list, digits);
  }

  private static long address(PackedList list, Scratch scratch) {
    if (!list.isNumber()) {
      return list.textAddress();
    }
    scratch.write(list.number());
    return scratch.address();
  }

  private void prepare(int elements) {
    int wanted = Math.max(SLOTS_MIN, Integer.highestOneBit(Math.max(1, elements)) * 4);
    if (wanted > slots.length || slots.length > 1 << 16) {
      slots = new int[wanted];
    } else {
      Arrays.fill(slots, 0, wanted, 0);
    }
    mask = wanted - 1;
  }

  private boolean add(PackedList list) {
    int slot = (int) keyspace.hash(address(list), list.textLength()) & mask;
    while (slots[slot] != 0) {
      if (compare(list, slots[slot]) == 0) {
        return false;
      }
      slot = (slot + 1) & mask;
    }
    slots[slot] = list.offset();
    return true;
  }
}
