package dev.baton.engine.keyspace;

import dev.baton.engine.base.ByteSink;
import dev.baton.engine.base.Check;
import dev.baton.engine.structure.LinkedPackedList;
import dev.baton.engine.structure.PackedList;
import org.jspecify.annotations.Nullable;

/**
 * A view of a list with a cursor: one packed list while it fits into one node of {@code
 * list-max-listpack-size}, several linked ones from then on, and one again when it has shrunk to
 * half of that. The moves set the cursor on an element and tell whether there is one.
 *
 * <p>{@link #at} sets the view on the value of an entry, which must have been looked up to be
 * changed if it will be; {@link #begin} makes a list that is no entry's yet. Changes are noted in
 * the entry at once. A text given to a change lies outside of the list.
 */
public final class ListValue {
  private final Store store;
  private final PackedList packed;
  private final LinkedPackedList linked;
  private PackedList element;
  private @Nullable Entry entry;
  private Encoding encoding = Encoding.PACKED;

  ListValue(Store store) {
    this.store = store;
    this.packed = new PackedList(store.memory);
    this.linked = new LinkedPackedList(store.memory, store.compression);
    this.linked.watch(store.frozen);
    this.element = packed;
  }

  // ---- which list

  /** Sets this view on the list that is an entry's value, on no element. */
  public ListValue at(Entry listEntry) {
    Check.that(listEntry.type() == Type.LIST, "the entry holds a list");
    entry = listEntry;
    show(listEntry.encoding(), listEntry.root());
    return this;
  }

  /** Makes an empty list and sets this view on it; {@link #finish} or {@link #discard} follows. */
  public long begin() {
    entry = null;
    long root = packed.create();
    show(Encoding.PACKED, root);
    return root;
  }

  /** The list that was begun, to be put into an entry, to which it then belongs. */
  public NewValue finish() {
    return store.value.structure(Type.LIST, encoding, root());
  }

  /** Frees the list that was begun. */
  public void discard() {
    boolean isMore = true;
    while (isMore) {
      isMore = store.values.of(Type.LIST).dispose(encoding, root());
    }
  }

  /** How the list is held. */
  public Encoding encoding() {
    return encoding;
  }

  /** The address of the structure that is the list. */
  public long root() {
    return isPacked() ? packed.address() : linked.address();
  }

  /** The number of elements. */
  public long count() {
    return isPacked() ? packed.count() : linked.count();
  }

  /** The number of nodes the elements lie in. */
  public long nodes() {
    return isPacked() ? 1 : linked.nodes();
  }

  // ---- moves

  /** Moves to the first element. */
  public boolean first() {
    return isPacked() ? packed.first() : linked.first();
  }

  /** Moves to the last element. */
  public boolean last() {
    return isPacked() ? packed.last() : linked.last();
  }

  /** Moves to the element after this one. */
  public boolean next() {
    return isPacked() ? packed.next() : linked.next();
  }

  /** Moves to the element before this one. */
  public boolean previous() {
    return isPacked() ? packed.previous() : linked.previous();
  }

  /** Moves to an element by index, from the end when that is negative: -1 is the last. */
  public boolean seek(long index) {
    if (!isPacked()) {
      return linked.seek(index);
    }
    return index == (int) index && packed.seek((int) index);
  }

  /** Moves to the first element equal to a text, from this one on. */
  public boolean find(long text, int length) {
    return isPacked() ? packed.find(text, length) : linked.find(text, length);
  }

  /** Moves to the last element equal to a text, from this one back. */
  public boolean findBack(long text, int length) {
    boolean isThere = isOnElement();
    while (isThere && !element.isEqual(text, length)) {
      isThere = previous();
    }
    return isThere;
  }

  /** Whether the cursor is on an element. */
  public boolean isOnElement() {
    return isPacked() ? packed.isOnElement() : linked.isOnElement();
  }

  // ---- the element the cursor is on

  /** Whether the element is held as a number. */
  public boolean isNumber() {
    return element.isNumber();
  }

  /** The number that the element is held as. */
  public long number() {
    return element.number();
  }

  /** Where the text of the element is; not when it is held as a number. */
  public long textAddress() {
    return element.textAddress();
  }

  /** The length of the element's text, or of its number in decimal. */
  public int textLength() {
    return element.textLength();
  }

  /** Whether the element equals a text. */
  public boolean isEqual(long text, int length) {
    return element.isEqual(text, length);
  }

  /** Writes the element as text. */
  public void writeTo(ByteSink sink) {
    element.writeTo(sink);
  }

  // ---- changes

  /**
   * Makes the list one of several nodes if this much more is too much for one: said once before a
   * batch is added, so that what is added decides and not what it takes when it is packed.
   */
  public void expect(int elements, long textBytes) {
    if (isPacked()
        && linked.isOverNode((long) packed.count() + elements, packed.bytes() + textBytes)) {
      link();
    }
  }

  /** The bytes that a text takes in a packed list. */
  public long bytesOf(long text, int length) {
    return packed.bytesOf(text, length);
  }

  /** Grows a list of one node once, for a batch that will take so much in it. */
  public void reserve(int packedBytes) {
    packed.reserve(packedBytes);
  }

  /** Adds a text at the end; the cursor is on no element. */
  public void append(long text, int length) {
    expect(1, length);
    if (isPacked()) {
      packed.append(text, length);
      noteMove();
    } else {
      linked.pushLast(text, length);
    }
  }

  /** Adds a text at the start; the cursor is somewhere. */
  public void prepend(long text, int length) {
    expect(1, length);
    if (isPacked()) {
      packed.prepend(text, length);
      noteMove();
    } else {
      linked.pushFirst(text, length);
    }
  }

  /** Adds a text before this element. {@link #expect} was called before the cursor was set. */
  public void insertBefore(long text, int length) {
    if (isPacked()) {
      packed.insertBefore(text, length);
      noteMove();
    } else {
      linked.insertBefore(text, length);
    }
  }

  /** Adds a text after this element. {@link #expect} was called before the cursor was set. */
  public void insertAfter(long text, int length) {
    if (isPacked()) {
      packed.insertAfter(text, length);
      noteMove();
    } else {
      linked.insertAfter(text, length);
    }
  }

  /** Puts a text in the place of this element. {@link #expect} was called before. */
  public void replace(long text, int length) {
    if (isPacked()) {
      packed.replace(text, length);
      noteMove();
    } else {
      linked.replace(text, length);
    }
  }

  /** Removes up to {@code elements} from this one on; moves to the one after them. */
  public boolean remove(long elements) {
    if (!isPacked()) {
      return linked.remove(elements);
    }
    boolean isThere = packed.remove((int) Math.min(elements, Integer.MAX_VALUE));
    noteMove();
    return isThere;
  }

  /** Makes the list one packed list again if it has become small; the cursor is on no element. */
  public void shrink() {
    if (!isPacked() && linked.isSmall()) {
      show(Encoding.PACKED, linked.takeOnlyNode());
      note();
    }
  }

  // ---- helpers

  private boolean isPacked() {
    return encoding == Encoding.PACKED;
  }

  private void show(Encoding shown, long root) {
    linked.limitNodes(store.packing.listNodeSize());
    encoding = shown;
    if (isPacked()) {
      element = packed.at(root);
    } else {
      element = linked.at(root).element();
    }
  }

  private void link() {
    // The texts of a batch may fit where what they take when packed does not.
    long only = packed.endReserve();
    boolean isEmpty = packed.count() == 0;
    show(Encoding.LINKED, linked.create());
    if (isEmpty) {
      packed.at(only).free();
    } else {
      linked.appendNode(only);
    }
    note();
  }

  /** The one packed list may be elsewhere now; a linked list stays where it is. */
  private void noteMove() {
    if (entry != null) {
      entry.setRoot(packed.address());
    }
  }

  private void note() {
    if (entry != null) {
      entry.setRoot(encoding, root());
    }
  }
}
