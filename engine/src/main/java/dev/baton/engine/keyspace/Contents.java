package dev.baton.engine.keyspace;

import dev.baton.engine.base.Check;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Mover;
import dev.baton.engine.structure.Ranking;
import dev.baton.engine.structure.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys and values of one database: a table of entries and, of those that expire, a ranking by
 * expiry. Whatever changes an entry tells the cuts first, so that they keep what they have not read
 * yet.
 */
final class Contents {
  final Store store;
  final Table table;
  final Ranking expiries;

  /** The hashes with fields that expire, by the earliest of these expiries. */
  final Ranking fieldExpiries;

  private final EntryLayout layout;
  private long tableAddress;
  private long expiriesAddress;
  private long fieldExpiriesAddress;
  private final List<FrozenContents> cuts = new ArrayList<>();
  // Seconds and milliseconds apart: the sum of a few million expiries in milliseconds overflows.
  private long expirySecondsSum;
  private long expiryMillisSum;
  private boolean expiriesAreDisposed;
  private boolean fieldExpiriesAreDisposed;

  Contents(Store store) {
    this.store = store;
    this.layout = store.layout;
    this.table = new Table(store.memory, store.hasher);
    this.expiries = new Ranking(store.memory, store.hasher);
    this.fieldExpiries = new Ranking(store.memory, store.hasher);
    this.tableAddress = table.create();
    this.expiriesAddress = expiries.create();
    this.fieldExpiriesAddress = fieldExpiries.create();
  }

  // ---- lookup

  /** The entry of a key, zero when there is none; the table's search then stands on it. */
  long find(long key, int length) {
    return find(store.hasher.hash(key, length), key, length);
  }

  private long find(long hash, long key, int length) {
    table.seek(hash);
    for (long entry = table.next(); entry != 0; entry = table.next()) {
      if (layout.hasKey(entry, key, length)) {
        return entry;
      }
    }
    return 0;
  }

  /** Lets the table's search stand on an entry that is in it. */
  private void seekEntry(long entry) {
    table.seek(store.hasher.hash(entry));
    for (long found = table.next(); found != entry; found = table.next()) {
      Check.that(found != 0, "an entry that is changed is in the table");
    }
  }

  /** The mean time to live in milliseconds of the keys with an expiry, 0 without any. */
  long averageTimeToLiveMs(long nowMs) {
    if (expiries.size() == 0) {
      return 0;
    }
    double meanMs = (expirySecondsSum * 1000.0 + expiryMillisSum) / expiries.size();
    return Math.max(0, Math.round(meanMs - nowMs));
  }

  // ---- change

  /** Puts a value, whatever was there; returns its entry. */
  long put(long key, int length, NewValue value, long expireAtMs, int freshAccess) {
    store.settle(value);
    long hash = store.hasher.hash(key, length);
    long old = find(hash, key, length);
    if (old == 0) {
      keep(hash, 0, key, length);
      long fresh = store.create(key, length, value, expireAtMs, freshAccess);
      table.insert(hash, fresh);
      rememberExpiry(fresh);
      return fresh;
    }
    forgetExpiry(old);
    int access = store.accesses.replaced(layout.access(old), freshAccess);
    long entry = old;
    if (isWanted(hash, old) || !rewrite(old, value, expireAtMs)) {
      entry = store.create(key, length, value, expireAtMs, access);
      table.replace(entry);
      retire(hash, old);
    }
    layout.putAccess(entry, access);
    rememberExpiry(entry);
    return entry;
  }

  /** Whether a cut has yet to read this entry as it is. */
  private boolean isWanted(long hash, long entry) {
    boolean isWanted = false;
    for (int i = 0; i < cuts.size() && !isWanted; i++) {
      isWanted = cuts.get(i).wants(hash, layout.keyAddress(entry), layout.keyLength(entry));
    }
    return isWanted;
  }

  /** Overwrites a value by one that needs a block of the same size; false when it does not. */
  private boolean rewrite(long entry, NewValue value, long expireAtMs) {
    boolean expires = expireAtMs != Entry.NO_EXPIRY;
    int textFlags = value.isText() ? EntryLayout.textFlags(value.length) : 0;
    int before = layout.flags(entry) & (EntryLayout.OUTSIDE | EntryLayout.WIDE_TEXT);
    boolean isInside =
        layout.type(entry) == Type.STRING
            && value.type == Type.STRING
            && value.capacity == 0
            && ((before | textFlags) & EntryLayout.OUTSIDE) == 0;
    if (!isInside || before != textFlags || expires != layout.has(entry, EntryLayout.EXPIRES)) {
      return false;
    }
    long oldBytes = layout.bytes(entry);
    long valueBytes = value.isText() ? EntryLayout.textBytes(value.length) : Long.BYTES;
    long newBytes = layout.valueAddress(entry) - entry + valueBytes;
    if (Memory.blockBytes(oldBytes) != Memory.blockBytes(newBytes)) {
      return false;
    }
    if (oldBytes != newBytes) {
      store.memory.resize(entry, oldBytes, newBytes);
    }
    layout.putForm(entry, value.type, value.encoding);
    if (expires) {
      layout.putExpiry(entry, expireAtMs);
    }
    store.fill(entry, value);
    return true;
  }

  /** Removes an entry and its value. */
  void remove(long entry) {
    long hash = takeOut(entry);
    retire(hash, entry);
  }

  /** Removes an entry whose value has gone elsewhere; the cuts were told before that. */
  void removeShell(long entry) {
    takeOut(entry);
    store.freeShell(entry);
  }

  private long takeOut(long entry) {
    forgetExpiry(entry);
    seekEntry(entry);
    table.remove();
    return store.hasher.hash(entry);
  }

  /** Frees an entry that has left the table, unless a cut has yet to read it: then it is theirs. */
  private void retire(long hash, long entry) {
    if (!cuts.isEmpty() && store.isLarge(entry)) {
      keep(hash, entry, layout.keyAddress(entry), layout.keyLength(entry));
      store.free(entry);
      return;
    }
    @Nullable FrozenContents taker = null;
    for (int i = 0; i < cuts.size(); i++) {
      FrozenContents cut = cuts.get(i);
      if (cut.wants(hash, layout.keyAddress(entry), layout.keyLength(entry))) {
        if (taker != null) {
          taker.take(hash, store.copy(entry));
        }
        taker = cut;
      }
    }
    if (taker == null) {
      store.free(entry);
    } else {
      taker.take(hash, entry);
    }
  }

  /** Sets or, with {@link Entry#NO_EXPIRY}, removes an expiry; returns where the entry is now. */
  long expireAt(long entry, long expireAtMs) {
    keep(entry);
    forgetExpiry(entry);
    boolean expires = expireAtMs != Entry.NO_EXPIRY;
    long changed = entry;
    if (expires != layout.has(entry, EntryLayout.EXPIRES)) {
      changed = layout.copyWithExpiry(entry, expires);
      seekEntry(entry);
      table.replace(changed);
      store.freeShell(entry);
    }
    if (expires) {
      layout.putExpiry(changed, expireAtMs);
    }
    rememberExpiry(changed);
    return changed;
  }

  /** Makes a string a raw text of this length; returns where its entry is now. */
  long resizeText(long entry, int newLength) {
    keep(entry);
    long resized = store.resizeText(entry, newLength);
    if (resized != entry) {
      seekEntry(entry);
      table.replace(resized);
      if (layout.has(entry, EntryLayout.EXPIRES)) {
        expiries.replace((double) layout.expireAtMs(entry), resized);
      }
      store.freeShell(entry);
    }
    return resized;
  }

  /** Tells the cuts that this entry is about to change. */
  void keep(long entry) {
    if (!cuts.isEmpty()) {
      keep(store.hasher.hash(entry), entry, layout.keyAddress(entry), layout.keyLength(entry));
    }
  }

  private void keep(long hash, long entry, long key, int length) {
    for (int i = 0; i < cuts.size(); i++) {
      cuts.get(i).keep(hash, entry, key, length);
    }
  }

  private void rememberExpiry(long entry) {
    if (layout.has(entry, EntryLayout.EXPIRES)) {
      long expireAtMs = layout.expireAtMs(entry);
      expiries.insert((double) expireAtMs, entry);
      expirySecondsSum += Math.floorDiv(expireAtMs, 1000L);
      expiryMillisSum += Math.floorMod(expireAtMs, 1000L);
    }
    rememberFields(entry);
  }

  private void forgetExpiry(long entry) {
    if (layout.has(entry, EntryLayout.EXPIRES)) {
      long expireAtMs = layout.expireAtMs(entry);
      expiries.remove((double) expireAtMs, layout.keyAddress(entry), layout.keyLength(entry));
      expirySecondsSum -= Math.floorDiv(expireAtMs, 1000L);
      expiryMillisSum -= Math.floorMod(expireAtMs, 1000L);
    }
    forgetFields(entry);
  }

  /** Notes that the earliest expiry of a field of a hash may be another now. */
  void fieldsChanged(long entry) {
    HashForm hashes = store.values.hashes();
    long root = layout.root(entry);
    if (hasFields(entry) && hashes.nextExpiryMs(root) != hashes.toldExpiryMs(root)) {
      forgetFields(entry);
      rememberFields(entry);
    }
  }

  /** The hash with a field whose time came before {@code nowMs}, the longest ago; or zero. */
  long findExpiredField(long nowMs) {
    boolean isThere = fieldExpiries.first() && fieldExpiries.score() < nowMs;
    return isThere ? fieldExpiries.entry() : 0;
  }

  private void rememberFields(long entry) {
    if (hasFields(entry)) {
      HashForm hashes = store.values.hashes();
      long next = hashes.nextExpiryMs(layout.root(entry));
      hashes.setToldExpiryMs(layout.root(entry), next);
      if (next != Entry.NO_EXPIRY) {
        fieldExpiries.insert((double) next, entry);
      }
    }
  }

  /** Leaves what the value was told as it is: it may have moved to an entry elsewhere already. */
  private void forgetFields(long entry) {
    if (hasFields(entry)) {
      long told = store.values.hashes().toldExpiryMs(layout.root(entry));
      if (told != Entry.NO_EXPIRY) {
        fieldExpiries.remove((double) told, layout.keyAddress(entry), layout.keyLength(entry));
      }
    }
  }

  private boolean hasFields(long entry) {
    return layout.type(entry) == Type.HASH && layout.encoding(entry) == Encoding.TABLE;
  }

  // ---- cuts and the end

  FrozenContents freeze(int databaseIndex) {
    FrozenContents cut = new FrozenContents(this, databaseIndex);
    cuts.add(cut);
    return cut;
  }

  void unfreeze(FrozenContents cut) {
    cuts.remove(cut);
  }

  boolean isFrozen() {
    return !cuts.isEmpty();
  }

  /** The bytes of old images that cuts keep. */
  long snapshotBytes() {
    long bytes = 0;
    for (int i = 0; i < cuts.size(); i++) {
      bytes += cuts.get(i).keptBytes();
    }
    return bytes;
  }

  /** Moves what is not of single keys when that is worth it. */
  void compactHeads(Mover mover) {
    tableAddress = table.compactHead(mover);
    expiriesAddress = expiries.compactHead(mover);
    fieldExpiriesAddress = fieldExpiries.compactHead(mover);
  }

  /** Moves the block of an entry, at a position of the table, when that is worth it. */
  long compactEntry(long entry, long position, Mover mover) {
    long moved = mover.copy(entry, layout.bytes(entry));
    if (moved == entry) {
      return entry;
    }
    boolean isThere = true;
    if (layout.has(moved, EntryLayout.EXPIRES)) {
      isThere = expiries.replace((double) layout.expireAtMs(moved), moved);
    }
    if (hasFields(moved)) {
      long told = store.values.hashes().toldExpiryMs(layout.root(moved));
      isThere &= told == Entry.NO_EXPIRY || fieldExpiries.replace((double) told, moved);
    }
    Check.that(isThere, "what expires is ranked");
    table.replaceAt(position, moved);
    store.freeShell(entry);
    return moved;
  }

  /** Frees one slice; returns whether something is left. */
  boolean dispose() {
    Check.that(cuts.isEmpty(), "nobody reads what is freed");
    if (!expiriesAreDisposed) {
      expiriesAreDisposed = !expiries.at(expiriesAddress).dispose(_ -> {});
      return true;
    }
    if (!fieldExpiriesAreDisposed) {
      fieldExpiriesAreDisposed = !fieldExpiries.at(fieldExpiriesAddress).dispose(_ -> {});
      return true;
    }
    return table.at(tableAddress).dispose((entry, _) -> store.free(entry));
  }

  /** The structural check. */
  void verify() {
    table.verify();
    expiries.verify();
    fieldExpiries.verify();
  }
}
