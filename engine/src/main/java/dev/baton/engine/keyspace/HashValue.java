package dev.baton.engine.keyspace;

import dev.baton.engine.base.Integers;
import dev.baton.engine.base.Scratch;
import dev.baton.engine.structure.PackedList;
import org.jspecify.annotations.Nullable;

/**
 * A view of a hash: one packed list of fields and values while it is small and no field expires,
 * else a table of fields.
 *
 * <p>Set it on an entry with {@link #at}, or start a new hash with {@link #begin} and take it with
 * {@link #finish}. A search, a walk and a draw move to a field, which is then read by {@link
 * #isNumber} and what follows. Fields whose time has come are hidden, as if they were not there,
 * from a view that was given the time. Before it changes an entry, {@link Entry#keepImage} was
 * called.
 */
public final class HashValue implements NewCollection {
  /** Stands for the expiry a field has already. */
  public static final long SAME_EXPIRY = Long.MIN_VALUE;

  /** The time that hides no field. */
  public static final long HIDE_NOTHING = Long.MIN_VALUE;

  private final Store store;
  private final PackedList packed;
  private final PackedList packedValue;
  private final MemberTable table;
  private final Scratch digits = new Scratch(Integers.LONGEST);
  private final Scratch valueDigits = new Scratch(Integers.LONGEST);
  private @Nullable Entry entry;
  private Encoding encoding = Encoding.PACKED;
  private long root;
  private long nowMs = HIDE_NOTHING;
  private boolean isValueRead;

  HashValue(Store store) {
    this.store = store;
    this.packed = new PackedList(store.memory);
    this.packedValue = new PackedList(store.memory);
    this.table = new MemberTable(store.memory, store.members, store.frozen);
  }

  // ---- which hash

  /** Sets this view on the hash of an entry, of which nothing is hidden. */
  public HashValue at(Entry hashEntry) {
    return at(hashEntry, HIDE_NOTHING);
  }

  /** Sets this view on the hash of an entry as it is to be seen at {@code seenAtMs}. */
  public HashValue at(Entry hashEntry, long seenAtMs) {
    entry = hashEntry;
    encoding = hashEntry.encoding();
    root = hashEntry.root();
    nowMs = seenAtMs;
    if (encoding == Encoding.PACKED) {
      packed.at(root);
    } else {
      table.at(root);
    }
    return this;
  }

  /** Starts a new hash, in no entry yet; returns its root. */
  public long begin() {
    entry = null;
    nowMs = HIDE_NOTHING;
    encoding = Encoding.PACKED;
    root = packed.create();
    return root;
  }

  /** The new hash as a value to put, which then belongs to the entry. */
  @Override
  public NewValue finish() {
    return store.value.structure(Type.HASH, encoding, root);
  }

  /** Gives up a new hash. */
  @Override
  public void discard() {
    store.garbage.add(store.values.of(Type.HASH), encoding, root);
  }

  /** Whether this is a new hash that is in no entry yet. */
  public boolean isNew() {
    return entry == null;
  }

  /** How the hash is held. */
  public Encoding encoding() {
    return encoding;
  }

  /** Where the hash is. */
  public long root() {
    return root;
  }

  /** The number of fields, hidden ones included. */
  @Override
  public long size() {
    return isPacked() ? packed.count() / 2 : table.size();
  }

  /** The number of fields that are not hidden. */
  public long visibleSize() {
    return isPacked() ? size() : table.size() - table.expiredCount(nowMs);
  }

  /** Whether a field has an expiry. */
  public boolean hasExpiries() {
    return !isPacked() && table.nextExpiryMs() != Entry.NO_EXPIRY;
  }

  // ---- fields

  /** Moves to a field; false when it is not there or hidden. */
  public boolean find(long field, int length) {
    isValueRead = false;
    return isPacked()
        ? packed.first() && packed.find(field, length, 1)
        : table.find(field, length) && !isHidden();
  }

  /** Whether a field is there but hidden. */
  public boolean isExpired(long field, int length) {
    return !isPacked() && table.find(field, length) && isHidden();
  }

  /** As {@link #put(long, int, long, int, long)} for a field that does not expire. */
  public boolean put(long field, int length, long value, int valueLength) {
    return put(field, length, value, valueLength, Entry.NO_EXPIRY);
  }

  /**
   * Sets a field to a value, with an expiry, {@link Entry#NO_EXPIRY} or {@link #SAME_EXPIRY}; of
   * the field only {@link #expireAtMs} may be asked then. Field and value lie outside of this hash.
   *
   * @return whether the field is new, as far as this view can see
   */
  public boolean put(long field, int length, long value, int valueLength, long expireAtMs) {
    isValueRead = false;
    if (isPacked()) {
      boolean expires = expireAtMs != Entry.NO_EXPIRY && expireAtMs != SAME_EXPIRY;
      if (!expires && fitsPacked(length) && fitsPacked(valueLength)) {
        return putPacked(field, length, value, valueLength);
      }
      convertToTable();
    }
    return putInTable(field, length, value, valueLength, expireAtMs);
  }

  /** Removes a field; false when it is not there or hidden: a hidden one stays. */
  public boolean remove(long field, int length) {
    if (!find(field, length)) {
      return false;
    }
    removeFound();
    return true;
  }

  /** Removes the field that {@link #find} or {@link #findExpired} has found. */
  public void removeFound() {
    if (isPacked()) {
      packed.remove(2);
      moved(Encoding.PACKED, packed.address());
    } else {
      boolean expired = expireAtMs() != Entry.NO_EXPIRY;
      table.remove();
      if (expired) {
        fieldsChanged();
      }
    }
  }

  /** Sets the expiry of the field that {@link #find} has found, or takes it away. */
  public void putExpiry(long expireAtMs) {
    if (isPacked()) {
      int bookmark = packed.offset();
      if (expireAtMs == Entry.NO_EXPIRY) {
        return;
      }
      long old = packed.address();
      convertKeeping();
      PackedList list = packed.at(old);
      list.moveTo(bookmark);
      findPackedInTable();
      list.free();
    }
    table.putExpiry(expireAtMs);
    fieldsChanged();
  }

  /** Moves to a field whose time came before {@code timeMs}, hidden or not. */
  public boolean findExpired(long timeMs) {
    isValueRead = false;
    return !isPacked() && table.findExpired(timeMs);
  }

  // ---- walks and draws

  /** Moves to a first field that is not hidden; false when there is none. */
  public boolean first() {
    isValueRead = false;
    return isPacked() ? packed.first() : skipHidden(table.first());
  }

  /** Moves to another field that is not hidden, while nothing is changed; false after the last. */
  public boolean next() {
    isValueRead = false;
    if (isPacked()) {
      // Over the value to the field after it.
      packed.next();
      return packed.next();
    }
    return skipHidden(table.next());
  }

  /**
   * Moves before the fields at the place {@code cursor} of a table, which {@link #nextInPlace} then
   * moves to; returns the cursor of the next place, zero after the last.
   */
  public long scan(long cursor) {
    return table.scan(cursor);
  }

  /** Moves to the next field of the place that is scanned. */
  public boolean nextInPlace() {
    isValueRead = false;
    boolean isThere = false;
    while (!isThere && !table.isPlaceDone()) {
      isThere = table.next() && !isHidden();
    }
    return isThere;
  }

  /**
   * Moves to a field chosen by {@code random}, all being equally likely; false when the one that
   * was chosen is hidden.
   */
  public boolean seekRandom(long random) {
    isValueRead = false;
    if (isPacked()) {
      return packed.seek(2 * (int) Long.remainderUnsigned(random, size()));
    }
    table.seekRandom(random);
    return !isHidden();
  }

  // ---- the field the view is on

  /** What no other field has in common with this one until something is changed. */
  public long position() {
    return isPacked() ? packed.offset() : table.member();
  }

  /** Whether the field's name is read as a number. */
  public boolean isNumber() {
    return isPacked() && packed.isNumber();
  }

  /** The number. */
  public long number() {
    return packed.number();
  }

  /** Where the field's name is, until the view moves. */
  public long textAddress() {
    if (isNumber()) {
      digits.write(number());
      return digits.address();
    }
    return isPacked() ? packed.textAddress() : table.layout().textAddress(table.member());
  }

  /** The length of the field's name. */
  public int textLength() {
    return isPacked() ? packed.textLength() : table.layout().textLength(table.member());
  }

  /** Whether the value is read as a number. */
  public boolean valueIsNumber() {
    return isPacked() && value().isNumber();
  }

  /** The value as a number. */
  public long valueNumber() {
    return value().number();
  }

  /** Where the value is, until the view moves. */
  public long valueAddress() {
    if (valueIsNumber()) {
      valueDigits.write(valueNumber());
      return valueDigits.address();
    }
    return isPacked() ? value().textAddress() : table.layout().valueAddress(table.member());
  }

  /** The length of the value. */
  public int valueLength() {
    return isPacked() ? value().textLength() : table.layout().valueLength(table.member());
  }

  /** When the field expires, in milliseconds since 1970, or {@link Entry#NO_EXPIRY}. */
  public long expireAtMs() {
    return isPacked() ? Entry.NO_EXPIRY : table.layout().expireAtMs(table.member());
  }

  /** The structural check of a table. */
  void verify() {
    if (!isPacked()) {
      table.verify();
    }
  }

  // ---- inside

  private boolean isPacked() {
    return encoding == Encoding.PACKED;
  }

  private PackedList value() {
    if (!isValueRead) {
      packedValue.at(packed.address()).moveTo(packed.offset());
      packedValue.next();
      isValueRead = true;
    }
    return packedValue;
  }

  private boolean isHidden() {
    long expireAtMs = table.layout().expireAtMs(table.member());
    return expireAtMs != Entry.NO_EXPIRY && expireAtMs < nowMs;
  }

  private boolean skipHidden(boolean isFound) {
    boolean isThere = isFound;
    while (isThere && isHidden()) {
      isThere = table.next();
    }
    return isThere;
  }

  private boolean fitsPacked(int bytes) {
    return store.packing.allowsHashText(bytes) && packed.hasRoomFor(bytes);
  }

  private boolean putPacked(long field, int length, long value, int valueLength) {
    boolean isNew = !packed.first() || !packed.find(field, length, 1);
    if (isNew) {
      packed.append(field, length);
      packed.append(value, valueLength);
    } else {
      packed.next();
      packed.replace(value, valueLength);
    }
    moved(Encoding.PACKED, packed.address());
    if (isNew && !store.packing.allowsHash(size())) {
      convertToTable();
    }
    return isNew;
  }

  private boolean putInTable(long field, int length, long value, int valueLength, long expireAtMs) {
    if (!table.find(field, length)) {
      long expiry = expireAtMs == SAME_EXPIRY ? Entry.NO_EXPIRY : expireAtMs;
      table.insert(field, length, value, valueLength, expiry);
      if (expiry != Entry.NO_EXPIRY) {
        fieldsChanged();
      }
      return true;
    }
    boolean wasHidden = isHidden();
    long before = expireAtMs();
    long after = expireAtMs == SAME_EXPIRY ? (wasHidden ? Entry.NO_EXPIRY : before) : expireAtMs;
    table.putValue(value, valueLength);
    if (before != after) {
      table.putExpiry(after);
      fieldsChanged();
    }
    return wasHidden;
  }

  private void fieldsChanged() {
    if (entry != null) {
      entry.fieldsChanged();
    }
  }

  private void convertToTable() {
    long old = packed.address();
    convertKeeping();
    packed.at(old).free();
  }

  /** Makes a table of the packed list, which is then nobody's but the caller's. */
  private void convertKeeping() {
    long target = table.create();
    for (boolean isThere = first(); isThere; isThere = next()) {
      table.insert(textAddress(), textLength(), valueAddress(), valueLength(), Entry.NO_EXPIRY);
    }
    moved(Encoding.TABLE, target);
  }

  private void findPackedInTable() {
    if (packed.isNumber()) {
      int length = digits.write(packed.number());
      table.find(digits.address(), length);
    } else {
      table.find(packed.textAddress(), packed.textLength());
    }
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
}
