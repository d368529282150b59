package dev.baton.engine.keyspace;

import dev.baton.engine.base.Integers;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.memory.Mover;
import dev.baton.engine.structure.NodeCompression;

/** What all databases of a server share: the memory, the hash, and how entries are made. */
final class Store {
  final Memory memory;
  final EntryLayout layout;
  final KeyHasher hasher;
  final Values values;
  final Garbage garbage;
  final Lookahead lookahead;
  final MemberLayout members;
  final FrozenValues frozen;
  final NodeCompression compression;
  final PackingLimits packing;

  final Accesses accesses;

  /** What a caller is about to put. */
  final NewValue value = new NewValue();

  // Not the caller's: a copy may be made while the caller's value waits to be stored.
  private final NewValue copied = new NewValue();

  Store(Memory memory, long hashSeed) {
    this.memory = memory;
    this.layout = new EntryLayout(memory);
    SipHash sipHash = new SipHash(hashSeed, Long.rotateLeft(hashSeed, 32) ^ 0x9e3779b97f4a7c15L);
    this.hasher = new KeyHasher(layout, sipHash);
    this.members = new MemberLayout(memory, sipHash);
    this.compression = new NodeCompression(memory);
    this.packing = new PackingLimits(compression);
    this.frozen = new FrozenValues(memory, compression, members, hasher);
    this.values = new Values(memory, compression, members, hasher, frozen);
    this.garbage = new Garbage(frozen);
    this.accesses = new Accesses(hashSeed);
    this.lookahead = new Lookahead(this);
    hasher.use(lookahead);
  }

  /** A new entry that holds the described value. */
  long create(long key, int keyLength, NewValue value, long expireAtMs, int access) {
    int flags = expireAtMs == Entry.NO_EXPIRY ? 0 : EntryLayout.EXPIRES;
    long valueBytes = Long.BYTES;
    if (value.isText()) {
      int textFlags =
          value.capacity > 0 ? EntryLayout.OUTSIDE : EntryLayout.textFlags(value.length);
      boolean outside = textFlags == EntryLayout.OUTSIDE;
      flags |= textFlags;
      valueBytes = outside ? EntryLayout.outsideBytes() : EntryLayout.textBytes(value.length);
    }
    long entry = layout.create(key, keyLength, flags, valueBytes);
    layout.putForm(entry, value.type, value.encoding);
    layout.putAccess(entry, access);
    if (expireAtMs != Entry.NO_EXPIRY) {
      layout.putExpiry(entry, expireAtMs);
    }
    fill(entry, value);
    return entry;
  }

  /** Gives a long text its block before anything is changed, because that may be refused. */
  void settle(NewValue value) {
    boolean isLong =
        value.isText()
            && value.capacity == 0
            && EntryLayout.textFlags(value.length) == EntryLayout.OUTSIDE;
    if (isLong) {
      long block = memory.allocate(value.length);
      memory.copyIn(value.text, block, value.length);
      value.outside(value.encoding, block, value.length, value.length);
    }
  }

  /** Writes the value into an entry that was made for one of this form and length. */
  void fill(long entry, NewValue value) {
    if (!value.isText()) {
      layout.putNumber(entry, value.number);
    } else if (value.capacity > 0) {
      layout.putOutside(entry, value.text, value.length, value.capacity);
    } else if (layout.has(entry, EntryLayout.OUTSIDE)) {
      long block = memory.allocate(value.length);
      memory.copyIn(value.text, block, value.length);
      layout.putOutside(entry, block, value.length, value.length);
    } else {
      memory.copyIn(value.text, layout.putTextLength(entry, value.length), value.length);
    }
  }

  /** An entry that remembers a key and holds nothing. */
  long createNameOnly(long key, int keyLength) {
    long entry = layout.create(key, keyLength, 0, 0);
    layout.putForm(entry, Type.NONE, Encoding.INT);
    return entry;
  }

  /** A copy of an entry and its value, in no table. */
  long copy(long entry) {
    long key = layout.keyAddress(entry);
    describe(entry, copied, true);
    settle(copied);
    return create(
        key, layout.keyLength(entry), copied, layout.expireAtMs(entry), layout.access(entry));
  }

  /** A copy of an entry in no table, with the same structure as its value. */
  long copyShell(long entry) {
    describe(entry, copied, false);
    return create(
        layout.keyAddress(entry),
        layout.keyLength(entry),
        copied,
        layout.expireAtMs(entry),
        layout.access(entry));
  }

  /** Whether a value is so large that cuts read it part by part. */
  boolean isLarge(long entry) {
    Type type = layout.type(entry);
    Encoding encoding = layout.encoding(entry);
    return frozen.hasParts(encoding)
        && frozen.isLarge(values.of(type).usedBytes(encoding, layout.root(entry)));
  }

  /**
   * Describes the value of an entry as a new one: a copy, or the value itself where it lies in
   * blocks of its own, so that the entry may then only be forgotten with {@link #freeShell}.
   */
  NewValue describe(long entry, NewValue described, boolean copies) {
    Type type = layout.type(entry);
    Encoding encoding = layout.encoding(entry);
    if (type != Type.STRING) {
      long root = layout.root(entry);
      long mine = copies ? values.of(type).copy(encoding, root) : root;
      return described.structure(type, encoding, mine);
    }
    if (encoding == Encoding.INT) {
      return described.number(layout.number(entry));
    }
    long text = layout.textAddress(entry);
    int length = layout.textLength(entry);
    return !copies && layout.has(entry, EntryLayout.OUTSIDE)
        ? described.outside(encoding, text, length, layout.capacity(entry))
        : described.inside(encoding, text, length);
  }

  /**
   * A copy of a string entry whose text is longer or shorter: what is cut is gone, what is new is
   * zero. The old entry stays, but a text in a block of its own moves to the copy.
   */
  long resizeText(long entry, int newLength) {
    Encoding encoding = layout.encoding(entry);
    boolean isNumber = encoding == Encoding.INT;
    int length = isNumber ? Integers.length(layout.number(entry)) : layout.textLength(entry);
    if (!isNumber && layout.has(entry, EntryLayout.OUTSIDE)) {
      return resizeOutside(entry, length, newLength);
    }
    boolean outside = newLength > EntryLayout.INLINE_BYTES_MAX;
    int capacity = outside ? roomFor(newLength) : Math.max(1, newLength);
    long room = memory.allocate(capacity);
    copyText(entry, room, length, newLength);
    NewValue raw =
        outside
            ? copied.outside(Encoding.RAW, room, newLength, capacity)
            : copied.raw(room, newLength);
    long resized =
        create(
            layout.keyAddress(entry),
            layout.keyLength(entry),
            raw,
            layout.expireAtMs(entry),
            layout.access(entry));
    if (!outside) {
      memory.free(room, capacity);
    }
    return resized;
  }

  private long resizeOutside(long entry, int length, int newLength) {
    long text = layout.textAddress(entry);
    int capacity = layout.capacity(entry);
    if (newLength > capacity) {
      int room = roomFor(newLength);
      text = memory.resize(text, capacity, room);
      capacity = room;
    }
    zero(text, length, newLength);
    layout.putForm(entry, Type.STRING, Encoding.RAW);
    layout.putOutside(entry, text, newLength, capacity);
    return entry;
  }

  /** Gives a text that is being sent another block, before it is changed in place. */
  void unshare(long entry) {
    boolean outside = layout.type(entry) == Type.STRING && layout.has(entry, EntryLayout.OUTSIDE);
    if (outside && memory.isPinned(layout.textAddress(entry))) {
      int capacity = layout.capacity(entry);
      int length = layout.textLength(entry);
      long text = memory.relocate(layout.textAddress(entry), capacity);
      layout.putOutside(entry, text, length, capacity);
    }
  }

  /** Moves a text in a block of its own when that is worth it. */
  void compactText(long entry, Mover mover) {
    if (layout.has(entry, EntryLayout.OUTSIDE)) {
      int capacity = layout.capacity(entry);
      long text = mover.move(layout.textAddress(entry), capacity);
      layout.putOutside(entry, text, layout.textLength(entry), capacity);
    }
  }

  private void copyText(long entry, long room, int length, int newLength) {
    int common = Math.min(length, newLength);
    if (layout.encoding(entry) == Encoding.INT) {
      long digits = memory.allocate(Integers.LONGEST);
      Integers.write(layout.number(entry), digits);
      memory.copy(digits, room, common);
      memory.free(digits, Integers.LONGEST);
    } else {
      memory.copy(layout.textAddress(entry), room, common);
    }
    zero(room, length, newLength);
  }

  private void zero(long text, int from, int to) {
    if (to > from) {
      memory.clear(text + from, to - from);
    }
  }

  /** Growing texts get as much again, at most 1 MiB, so that appending costs little each time. */
  private static int roomFor(int length) {
    long wanted = length < 1 << 20 ? 2L * length : (long) length + (1 << 20);
    return (int) Math.min(wanted, Integer.MAX_VALUE - 64);
  }

  /** Frees an entry and, at once or bit by bit, its value. */
  void free(long entry) {
    Type type = layout.type(entry);
    if (type == Type.STRING) {
      if (layout.has(entry, EntryLayout.OUTSIDE)) {
        memory.free(layout.textAddress(entry), layout.capacity(entry));
      }
    } else if (type != Type.NONE) {
      garbage.add(values.of(type), layout.encoding(entry), layout.root(entry));
    }
    freeShell(entry);
  }

  /** Frees a structure, or a text in a block of its own, that was to become a value. */
  void discard(NewValue unwanted) {
    if (unwanted.type != Type.STRING) {
      garbage.add(values.of(unwanted.type), unwanted.encoding, unwanted.number);
    } else if (unwanted.capacity > 0) {
      memory.free(unwanted.text, unwanted.capacity);
    }
  }

  /** Frees an entry whose value has gone elsewhere. */
  void freeShell(long entry) {
    memory.free(entry, layout.bytes(entry));
  }

  /** The bytes of an entry and its value. */
  long usedBytes(long entry) {
    long bytes = Memory.blockBytes(layout.bytes(entry));
    Type type = layout.type(entry);
    if (type == Type.NONE) {
      return bytes;
    }
    if (type == Type.STRING) {
      boolean outside = layout.has(entry, EntryLayout.OUTSIDE);
      return bytes + (outside ? Memory.blockBytes(layout.capacity(entry)) : 0);
    }
    return bytes + values.of(type).usedBytes(layout.encoding(entry), layout.root(entry));
  }
}
