package dev.baton.engine.keyspace;

import dev.baton.engine.structure.Table;
import dev.baton.engine.structure.TableVisitor;
import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The contents of a database as they were at one moment, read once in the order of the hashes while
 * the live contents go on changing.
 *
 * <pre>
 *   hashes:  0 ............... cursor ............... end
 *            read from the     still the live entries, save those that changed since the
 *            live entries      moment: of these {@code kept} has the old image, or only the
 *                              name when there was none or its image was read already
 * </pre>
 *
 * <p>The image of a key that was deleted or got another value is the old entry itself; that of one
 * whose value is changed in place is a copy of it. A large value is neither copied nor handed over:
 * its image is the entry without the value, and a {@link FrozenValue} that reads the structure part
 * by part wherever that is by then. Images of large values are read before anything else.
 */
final class FrozenContents {
  private static final long NONE = 0;

  /** An entry with a large value as it was; of the value only the address is the entry's. */
  private record LargeImage(long entry, FrozenValue value) {}

  private final Contents contents;
  private final Store store;
  private final int databaseIndex;
  private final long size;
  private final long expiringCount;
  private final Table kept;
  private final ArrayDeque<LargeImage> large = new ArrayDeque<>();
  // Made once: one for each of a million buckets would be work for the collector.
  private final TableVisitor liveVisitor = (entry, _) -> readLiveEntry(entry);
  private final TableVisitor keptVisitor = this::readKeptImage;
  private @Nullable Entry shownIn;
  private @Nullable EntryVisitor shownTo;
  private @Nullable LargeImage shown;
  private long keptAddress = NONE;
  private long keptCursor;
  private long cursor;
  private boolean livePassed;
  private boolean closed;
  private long keptBytes;

  FrozenContents(Contents contents, int databaseIndex) {
    this.contents = contents;
    this.store = contents.store;
    this.databaseIndex = databaseIndex;
    this.size = contents.table.size();
    this.expiringCount = contents.expiries.size();
    this.kept = new Table(store.memory, store.hasher);
  }

  int databaseIndex() {
    return databaseIndex;
  }

  long size() {
    return size;
  }

  long expiringCount() {
    return expiringCount;
  }

  /** Keeps what is at a key, or that nothing is, unless it was read already. */
  void keep(long hash, long entry, long key, int length) {
    if (wants(hash, key, length)) {
      boolean isLarge = entry != 0 && store.isLarge(entry);
      if (isLarge) {
        freeze(entry);
      }
      take(hash, entry == 0 || isLarge ? store.createNameOnly(key, length) : store.copy(entry));
    }
  }

  private void freeze(long entry) {
    EntryLayout layout = store.layout;
    FrozenValue value = store.frozen.freeze(layout.encoding(entry), layout.root(entry));
    large.add(new LargeImage(store.copyShell(entry), value));
  }

  /** Whether what is, or is not, at a key has yet to be read and is not kept. */
  boolean wants(long hash, long key, int length) {
    boolean isPassed = livePassed || Table.isPassed(cursor, hash);
    return !isPassed && !isKept(hash, key, length);
  }

  /** Keeps an entry that is in no table any more; it belongs to the cut from now on. */
  void take(long hash, long image) {
    if (keptAddress == NONE) {
      keptAddress = kept.create();
    }
    kept.insert(hash, image);
    keptBytes += store.usedBytes(image);
  }

  /** The bytes of the images that are kept, which nobody but this cut can reach, parts aside. */
  long keptBytes() {
    return keptBytes;
  }

  /**
   * Shows some entries to {@code visitor}; returns whether there may be more. One whose value is
   * {@link #largeValue} is shown alone.
   */
  boolean readSome(Entry view, EntryVisitor visitor) {
    if (closed) {
      return false;
    }
    endLarge();
    if (!large.isEmpty()) {
      LargeImage next = large.remove();
      shown = next;
      visitor.visit(view.at(contents, next.entry()));
      return true;
    }
    if (!livePassed) {
      readLive(view, visitor);
      readKept(view, visitor);
      return true;
    }
    if (keptAddress != NONE && kept.dispose((image, _) -> readAndFree(image, view, visitor))) {
      return true;
    }
    keptAddress = NONE;
    close();
    return false;
  }

  /** The value of the entry that was shown last, if it is large: to be read part by part. */
  @Nullable FrozenValue largeValue() {
    return shown == null ? null : shown.value();
  }

  private void endLarge() {
    if (shown != null) {
      discard(shown);
      shown = null;
    }
  }

  private void discard(LargeImage image) {
    store.frozen.release(image.value());
    store.freeShell(image.entry());
  }

  /** Ends the reading, whether all was read or not. */
  void close() {
    if (!closed) {
      closed = true;
      contents.unfreeze(this);
      endLarge();
      large.forEach(this::discard);
      large.clear();
      while (keptAddress != NONE && kept.dispose((image, _) -> store.free(image))) {
        // Every round frees one segment.
      }
      keptAddress = NONE;
      keptBytes = 0;
    }
  }

  private void readLive(Entry view, EntryVisitor visitor) {
    shownIn = view;
    shownTo = visitor;
    long next = contents.table.scan(cursor, liveVisitor);
    cursor = next;
    livePassed = next == 0;
  }

  private void readLiveEntry(long entry) {
    long hash = store.hasher.hash(entry);
    EntryLayout layout = store.layout;
    // A bucket that was split meanwhile may show entries that were read before.
    boolean isRead = Table.isPassed(cursor, hash);
    if (isRead || isKept(hash, layout.keyAddress(entry), layout.keyLength(entry))) {
      return;
    }
    if (store.isLarge(entry)) {
      freeze(entry);
    } else {
      show(entry);
    }
  }

  /** Reads a few of the old images and keeps their names only, so that memory stays small. */
  private void readKept(Entry view, EntryVisitor visitor) {
    if (keptAddress != NONE) {
      shownIn = view;
      shownTo = visitor;
      keptCursor = kept.scan(keptCursor, keptVisitor);
    }
  }

  private void readKeptImage(long image, long position) {
    if (store.layout.type(image) != Type.NONE) {
      show(image);
      EntryLayout layout = store.layout;
      long key = layout.keyAddress(image);
      long name = store.createNameOnly(key, layout.keyLength(image));
      kept.replaceAt(position, name);
      keptBytes += store.usedBytes(name) - store.usedBytes(image);
      store.free(image);
    }
  }

  private void show(long entry) {
    EntryVisitor visitor = Objects.requireNonNull(shownTo, "somebody reads");
    visitor.visit(Objects.requireNonNull(shownIn, "somebody reads").at(contents, entry));
  }

  private void readAndFree(long image, Entry view, EntryVisitor visitor) {
    if (store.layout.type(image) != Type.NONE) {
      visitor.visit(view.at(contents, image));
    }
    keptBytes -= store.usedBytes(image);
    store.free(image);
  }

  private boolean isKept(long hash, long key, int length) {
    if (keptAddress == NONE) {
      return false;
    }
    kept.seek(hash);
    for (long image = kept.next(); image != 0; image = kept.next()) {
      if (store.layout.hasKey(image, key, length)) {
        return true;
      }
    }
    return false;
  }
}
