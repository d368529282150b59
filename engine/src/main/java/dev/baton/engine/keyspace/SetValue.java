package dev.baton.engine.keyspace;

import dev.baton.engine.base.Integers;
import dev.baton.engine.base.Scratch;
import dev.baton.engine.structure.IntegerSet;
import dev.baton.engine.structure.PackedList;
import org.jspecify.annotations.Nullable;

/**
 * A view of a set: a set of integers, one packed list, or a table of members, whatever its size and
 * content ask for. As in Redis 7.2, integers alone become a set of integers, few and short members
 * a packed list.
 *
 * <p>Set it on an entry with {@link #at}, or start a new set with {@link #begin} and take it with
 * {@link #finish}. The walk and the draws move to a member, which is then read by {@link #isNumber}
 * and what follows. Before it changes an entry, {@link Entry#keepImage} was called.
 */
public final class SetValue implements NewCollection {
  // Most of a large batch may be members already.
  private static final int RESERVED_MAX = 1024;

  private final Store store;
  private final PackedList packed;
  private final IntegerSet integers;
  private final MemberTable table;
  private final Scratch digits = new Scratch(Integers.LONGEST);
  private @Nullable Entry entry;
  private Encoding encoding = Encoding.INTEGERS;
  private long root;
  private int index;

  SetValue(Store store) {
    this.store = store;
    this.packed = new PackedList(store.memory);
    this.integers = new IntegerSet(store.memory);
    this.table = new MemberTable(store.memory, store.members, store.frozen);
  }

  // ---- which set

  /** Sets this view on the set of an entry. */
  public SetValue at(Entry setEntry) {
    entry = setEntry;
    encoding = setEntry.encoding();
    root = setEntry.root();
    aim();
    return this;
  }

  /** Starts a new set, in no entry yet; returns its root. */
  public long begin() {
    return begin(1, true);
  }

  /**
   * Starts a new set for about {@code expected} members, the first of which is or is not an
   * integer; returns its root.
   */
  public long begin(long expected, boolean isInteger) {
    entry = null;
    if (isInteger && store.packing.allowsIntegers(expected)) {
      encoding = Encoding.INTEGERS;
      root = integers.create();
    } else if (store.packing.allowsSet(expected)) {
      encoding = Encoding.PACKED;
      root = packed.create();
    } else {
      encoding = Encoding.TABLE;
      root = table.create();
    }
    return root;
  }

  /** The new set as a value to put, which then belongs to the entry. */
  @Override
  public NewValue finish() {
    return store.value.structure(Type.SET, encoding, root);
  }

  /** Gives up a new set. */
  @Override
  public void discard() {
    store.garbage.add(store.values.of(Type.SET), encoding, root);
  }

  /** Whether this is a new set that is in no entry yet. */
  public boolean isNew() {
    return entry == null;
  }

  /** How the set is held. */
  public Encoding encoding() {
    return encoding;
  }

  /** Where the set is. */
  public long root() {
    return root;
  }

  /** The number of members. */
  @Override
  public long size() {
    return switch (encoding) {
      case INTEGERS -> integers.count();
      case PACKED -> packed.count();
      default -> table.size();
    };
  }

  // ---- members

  /** Whether a text is a member. */
  public boolean contains(long text, int length) {
    return switch (encoding) {
      case INTEGERS ->
          Integers.isCanonicalLong(text, length) && integers.contains(Integers.parse(text, length));
      case PACKED -> packed.first() && packed.find(text, length);
      default -> table.find(text, length);
    };
  }

  /** Whether the member another view is on is a member here, too. */
  public boolean contains(SetValue other) {
    if (encoding == Encoding.INTEGERS && other.isNumber()) {
      return integers.contains(other.number());
    }
    return contains(other.textAddress(), other.textLength());
  }

  /** Adds a member; false when it was there. */
  public boolean add(long text, int length) {
    return switch (encoding) {
      case INTEGERS -> addToIntegers(text, length);
      case PACKED -> addToPacked(text, length);
      default -> addToTable(text, length);
    };
  }

  private boolean addToIntegers(long text, int length) {
    if (Integers.isCanonicalLong(text, length)) {
      return addInteger(Integers.parse(text, length));
    }
    convertFor(length);
    return add(text, length);
  }

  private boolean addToPacked(long text, int length) {
    if (packed.first() && packed.find(text, length)) {
      return false;
    }
    if (fitsPacked(packed.count() + 1L, length)) {
      packed.append(text, length);
      moved(Encoding.PACKED, packed.address());
    } else {
      convertToTable();
      table.insert(text, length, 0, MemberLayout.NO_VALUE, Entry.NO_EXPIRY);
    }
    return true;
  }

  private boolean addToTable(long text, int length) {
    if (table.find(text, length)) {
      return false;
    }
    table.insert(text, length, 0, MemberLayout.NO_VALUE, Entry.NO_EXPIRY);
    return true;
  }

  /** Adds the member another view is on; false when it was there. */
  public boolean add(SetValue other) {
    if (encoding == Encoding.INTEGERS && other.isNumber()) {
      return addInteger(other.number());
    }
    return add(other.textAddress(), other.textLength());
  }

  /** Removes a member; false when it was not there. */
  public boolean remove(long text, int length) {
    return switch (encoding) {
      case INTEGERS -> removeFromIntegers(text, length);
      case PACKED -> removeFromPacked(text, length);
      default -> removeFromTable(text, length);
    };
  }

  private boolean removeFromIntegers(long text, int length) {
    boolean isMember =
        Integers.isCanonicalLong(text, length) && integers.remove(Integers.parse(text, length));
    moved(Encoding.INTEGERS, integers.address());
    return isMember;
  }

  private boolean removeFromPacked(long text, int length) {
    if (!packed.first() || !packed.find(text, length)) {
      return false;
    }
    packed.remove();
    moved(Encoding.PACKED, packed.address());
    return true;
  }

  private boolean removeFromTable(long text, int length) {
    if (!table.find(text, length)) {
      return false;
    }
    table.remove();
    return true;
  }

  /** Removes the member the view is on; the walk, if there is one, has ended. */
  public void remove() {
    switch (encoding) {
      case INTEGERS -> {
        integers.removeAt(index);
        moved(Encoding.INTEGERS, integers.address());
      }
      case PACKED -> {
        packed.remove();
        moved(Encoding.PACKED, packed.address());
      }
      default -> {
        MemberLayout layout = table.layout();
        long member = table.member();
        table.find(layout.textAddress(member), layout.textLength(member));
        table.remove();
      }
    }
  }

  /** Makes room for {@code expected} members: a set that will be large becomes a table at once. */
  public void expect(long expected) {
    boolean isTooLarge =
        switch (encoding) {
          case INTEGERS -> !store.packing.allowsIntegers(expected);
          case PACKED -> !store.packing.allowsSet(expected);
          default -> false;
        };
    if (isTooLarge) {
      convertToTable();
    }
  }

  /**
   * Grows a set of integers once for a batch of them, which {@link #settle} ends.
   *
   * @param added how many at most
   * @param widest one of them that needs the most bytes
   */
  public void reserve(int added, long widest) {
    if (encoding == Encoding.INTEGERS && added <= RESERVED_MAX) {
      integers.reserve(added, widest);
      moved(Encoding.INTEGERS, integers.address());
    }
  }

  /** Ends a batch. */
  public void settle() {
    if (encoding == Encoding.INTEGERS) {
      integers.settle();
      moved(Encoding.INTEGERS, integers.address());
    }
  }

  /** Makes a set of integers of a set that has only such members, if it is small enough. */
  public void shrinkToIntegers() {
    if (encoding == Encoding.INTEGERS || !store.packing.allowsIntegers(size())) {
      return;
    }
    long set = integers.create();
    for (boolean isThere = first(); isThere; isThere = next()) {
      integers.at(set).add(isNumber() ? number() : Integers.parse(textAddress(), textLength()));
      set = integers.address();
    }
    long old = root;
    Encoding before = encoding;
    moved(Encoding.INTEGERS, set);
    store.garbage.add(store.values.of(Type.SET), before, old);
    aim();
  }

  // ---- walks and draws

  /** Moves to a first member; false when there is none. */
  public boolean first() {
    index = 0;
    return switch (encoding) {
      case INTEGERS -> integers.count() > 0;
      case PACKED -> packed.first();
      default -> table.first();
    };
  }

  /** Moves to another member, while nothing is changed; false after the last. */
  public boolean next() {
    return switch (encoding) {
      case INTEGERS -> ++index < integers.count();
      case PACKED -> packed.next();
      default -> table.next();
    };
  }

  /**
   * Moves before the members at the place {@code cursor} of a table, which {@link #nextInPlace}
   * then moves to; returns the cursor of the next place, zero after the last.
   */
  public long scan(long cursor) {
    return table.scan(cursor);
  }

  /** Moves to the next member of the place that is scanned. */
  public boolean nextInPlace() {
    return !table.isPlaceDone() && table.next();
  }

  /** Moves to a member chosen by {@code random}, all being equally likely; there is one. */
  public void seekRandom(long random) {
    switch (encoding) {
      case INTEGERS -> index = (int) Long.remainderUnsigned(random, integers.count());
      case PACKED -> packed.seek((int) Long.remainderUnsigned(random, packed.count()));
      default -> table.seekRandom(random);
    }
  }

  /** What no other member has in common with this one until something is changed. */
  public long position() {
    return switch (encoding) {
      case INTEGERS -> index;
      case PACKED -> packed.offset();
      default -> table.member();
    };
  }

  /** Whether the member is read as a number; members of tables never are. */
  public boolean isNumber() {
    return encoding == Encoding.INTEGERS || (encoding == Encoding.PACKED && packed.isNumber());
  }

  /** Whether the member is an integer, however it is read. */
  public boolean isInteger() {
    return isNumber() || Integers.isCanonicalLong(textAddress(), textLength());
  }

  /** The number. */
  public long number() {
    return encoding == Encoding.INTEGERS ? integers.get(index) : packed.number();
  }

  /**
   * Where the member's text is, until the view moves; a number's digits, too, after {@link
   * #textLength} or this was called.
   */
  public long textAddress() {
    if (isNumber()) {
      digits.write(number());
      return digits.address();
    }
    return encoding == Encoding.PACKED
        ? packed.textAddress()
        : table.layout().textAddress(table.member());
  }

  /** The length of the member's text. */
  public int textLength() {
    if (isNumber()) {
      return Integers.length(number());
    }
    return encoding == Encoding.PACKED
        ? packed.textLength()
        : table.layout().textLength(table.member());
  }

  /** The structural check of a table. */
  void verify() {
    if (encoding == Encoding.TABLE) {
      table.verify();
    }
  }

  // ---- conversions

  private boolean addInteger(long number) {
    if (!integers.add(number)) {
      return false;
    }
    moved(Encoding.INTEGERS, integers.address());
    if (!store.packing.allowsIntegers(integers.count())) {
      convertToTable();
    }
    return true;
  }

  private boolean fitsPacked(long members, int length) {
    return store.packing.allowsSet(members)
        && store.packing.allowsSetText(length)
        && packed.hasRoomFor(length);
  }

  /** Leaves the integers, because a text of this length is to be added. */
  private void convertFor(int length) {
    int count = integers.count();
    int longest =
        count == 0
            ? 0
            : Math.max(Integers.length(integers.get(0)), Integers.length(integers.get(count - 1)));
    boolean fits =
        store.packing.allowsSet(count + 1L)
            && store.packing.allowsSetText(length)
            && store.packing.allowsSetText(longest);
    if (!fits) {
      convertToTable();
      return;
    }
    packed.create();
    for (int i = 0; i < count; i++) {
      packed.appendNumber(integers.get(i));
    }
    integers.free();
    moved(Encoding.PACKED, packed.address());
  }

  private void convertToTable() {
    long target = table.create();
    for (boolean isThere = first(); isThere; isThere = next()) {
      table.insert(textAddress(), textLength(), 0, MemberLayout.NO_VALUE, Entry.NO_EXPIRY);
    }
    if (encoding == Encoding.INTEGERS) {
      integers.free();
    } else {
      packed.free();
    }
    moved(Encoding.TABLE, target);
  }

  private void moved(Encoding newEncoding, long newRoot) {
    if (entry != null && newEncoding != encoding) {
      entry.setRoot(newEncoding, newRoot);
    } else if (entry != null && newRoot != root) {
      entry.setRoot(newRoot);
    }
    encoding = newEncoding;
    root = newRoot;
  }

  private void aim() {
    switch (encoding) {
      case INTEGERS -> integers.at(root);
      case PACKED -> packed.at(root);
      default -> table.at(root);
    }
  }
}
