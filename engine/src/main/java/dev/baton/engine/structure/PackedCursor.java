package dev.baton.engine.structure;

import dev.baton.engine.base.ByteSink;
import dev.baton.engine.memory.Memory;

/** The reading half of {@link PackedList}: where the cursor is and what it is on. */
abstract sealed class PackedCursor permits PackedList {
  static final int HEADER_BYTES = 6;
  static final int COUNT = 4;
  static final int COUNT_UNKNOWN = 65535;
  static final int NOWHERE = 0;

  final Memory memory;
  final PackedItem item = new PackedItem();
  final PackedElement element = new PackedElement();
  private final byte[] digits = new byte[Decimal.LENGTH_MAX];
  long address;
  int offset;

  PackedCursor(Memory memory) {
    this.memory = memory;
  }

  /** The length of the whole list in bytes, which is also that of its block. */
  public int bytes() {
    return memory.getInt(address);
  }

  /** The number of elements. */
  public int count() {
    int count = memory.getShort(address + COUNT);
    if (count != COUNT_UNKNOWN) {
      return count;
    }
    int saved = offset;
    count = 0;
    for (boolean more = first(); more; more = next()) {
      count++;
    }
    moveTo(saved);
    if (count < COUNT_UNKNOWN) {
      memory.putShort(address + COUNT, count);
    }
    return count;
  }

  /** Moves to the first element. */
  public boolean first() {
    return moveTo(HEADER_BYTES);
  }

  /** Moves to the last element. */
  public boolean last() {
    return moveBefore(bytes() - 1);
  }

  /** Moves to the element after this one; after the last there is none. */
  public boolean next() {
    return moveTo(offset + element.bytes());
  }

  /** Moves to the element before this one; before the first there is none. */
  public boolean previous() {
    return moveBefore(offset);
  }

  /** Moves to an element by index, from the end when that is negative: -1 is the last. */
  public boolean seek(int index) {
    int count = memory.getShort(address + COUNT);
    int wanted = index;
    if (count != COUNT_UNKNOWN) {
      wanted = index >= 0 ? index : index + count;
      if (wanted < 0 || wanted >= count) {
        offset = NOWHERE;
        return false;
      }
      wanted = wanted > count / 2 ? wanted - count : wanted;
    }
    return wanted >= 0 ? walkForward(wanted) : walkBack(-1 - wanted);
  }

  /** Moves from this element to the first one from here on that equals the text. */
  public boolean find(long text, int length) {
    return find(text, length, 0);
  }

  /**
   * Moves to the first element equal to the text, from this one on, with {@code skipped} elements
   * passed over after each one looked at: 1 looks at the fields of a hash only.
   */
  public boolean find(long text, int length, int skipped) {
    if (offset == NOWHERE) {
      return false;
    }
    item.setText(text, length);
    boolean isThere = true;
    while (isThere) {
      if (isItem()) {
        return true;
      }
      for (int i = 0; i <= skipped && isThere; i++) {
        isThere = next();
      }
    }
    return false;
  }

  /** Whether this element equals the text. */
  public boolean isEqual(long text, int length) {
    item.setText(text, length);
    return isItem();
  }

  /** Whether the view is on an element. */
  public boolean isOnElement() {
    return offset != NOWHERE;
  }

  /** The distance of this element from the start: a bookmark while the list does not change. */
  public int offset() {
    return offset;
  }

  /** Moves to a bookmark that {@link #offset} gave. */
  public boolean moveTo(int elementOffset) {
    if (elementOffset == NOWHERE || isEnd(elementOffset)) {
      offset = NOWHERE;
      return false;
    }
    offset = elementOffset;
    element.read(memory, address + elementOffset);
    return true;
  }

  /** Whether this element is a number. */
  public boolean isNumber() {
    return element.isNumber();
  }

  /** This element's number. */
  public long number() {
    return element.number();
  }

  /** Where this element's text is; it is not a number. */
  public long textAddress() {
    return address + offset + element.headBytes();
  }

  /** The length of this element's text, or of its number in decimal. */
  public int textLength() {
    return element.isNumber() ? Decimal.length(element.number()) : element.textLength();
  }

  /** Writes this element as text. */
  public void writeTo(ByteSink sink) {
    if (element.isNumber()) {
      int start = Decimal.format(element.number(), digits);
      sink.write(digits, start, digits.length - start);
    } else {
      memory.prove(textAddress(), element.textLength());
      sink.write(textAddress(), element.textLength());
    }
  }

  private boolean isItem() {
    return element.isNumber()
        ? item.isNumber() && item.number() == element.number()
        : item.isText(memory, textAddress(), element.textLength());
  }

  private boolean isEnd(int at) {
    return memory.getUnsignedByte(address + at) == PackedItem.END;
  }

  private boolean walkForward(int steps) {
    boolean isThere = first();
    for (int i = 0; i < steps && isThere; i++) {
      isThere = next();
    }
    return isThere;
  }

  private boolean walkBack(int steps) {
    boolean isThere = last();
    for (int i = 0; i < steps && isThere; i++) {
      isThere = previous();
    }
    return isThere;
  }

  /** Moves to the element that ends at {@code end}, by the length that is written before there. */
  private boolean moveBefore(int end) {
    if (end <= HEADER_BYTES) {
      offset = NOWHERE;
      return false;
    }
    int encoded = 0;
    int back = 0;
    int seven;
    do {
      seven = memory.getUnsignedByte(address + end - 1 - back);
      encoded |= (seven & 0x7f) << (7 * back);
      back++;
    } while (seven >= 0x80);
    return moveTo(end - back - encoded);
  }
}
