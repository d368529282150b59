package dev.baton.engine.keyspace;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Check;
import dev.baton.engine.base.Integers;
import dev.baton.engine.memory.Memory;
import java.nio.charset.StandardCharsets;

/**
 * A view of one key with its expiry and value, set on an address by a lookup. It makes no object
 * and copies nothing, and it holds until the next lookup with the same view, or until its key is
 * changed through anything but this view.
 *
 * <p>Whoever changes a value in place calls {@link #keepImage} first, or looks it up by a method
 * that does, so that running snapshots keep what they have not read.
 */
public final class Entry {
  /** The expiry of a key that never expires. */
  public static final long NO_EXPIRY = -1;

  private final Memory memory;
  private final EntryLayout layout;
  private final Store store;
  private Contents contents;
  private long address;

  Entry(Store store, Contents contents) {
    this.store = store;
    this.memory = store.memory;
    this.layout = store.layout;
    this.contents = contents;
  }

  Entry at(Contents home, long entryAddress) {
    contents = home;
    address = entryAddress;
    return this;
  }

  Contents contents() {
    return contents;
  }

  long address() {
    return address;
  }

  /** The memory the key and the value lie in. */
  public Memory memory() {
    return memory;
  }

  // ---- key

  /** Where the key is. */
  public long keyAddress() {
    return layout.keyAddress(address);
  }

  /** The length of the key in bytes. */
  public int keyLength() {
    return layout.keyLength(address);
  }

  /** A copy of the key. */
  public Bytes key() {
    return Bytes.owning(memory.toBytes(keyAddress(), keyLength()));
  }

  // ---- expiry and access

  /** When the key expires, in milliseconds since 1970, or {@link #NO_EXPIRY}. */
  public long expireAtMs() {
    return layout.expireAtMs(address);
  }

  /** Whether the key has an expiry. */
  public boolean expires() {
    return layout.has(address, EntryLayout.EXPIRES);
  }

  /** Whether the expiry lies before {@code nowMs}. */
  public boolean isExpiredAt(long nowMs) {
    return expires() && nowMs > expireAtMs();
  }

  /** Sets or, with {@link #NO_EXPIRY}, removes the expiry. */
  public void expireAt(long expireAtMs) {
    address = contents.expireAt(address, expireAtMs);
  }

  /** Notes a use, for OBJECT IDLETIME and FREQ and for eviction. */
  public void touch(long nowMs) {
    layout.putAccess(address, store.accesses.used(layout.access(address), nowMs));
  }

  /** For how many seconds nobody used the key, as far as 24 bits can tell. */
  public long idleSeconds(long nowMs) {
    return store.accesses.idleSeconds(layout.access(address), nowMs);
  }

  /** Makes the key look unused for some seconds. */
  public void setIdleSeconds(long idleSeconds, long nowMs) {
    layout.putAccess(address, store.accesses.idle(idleSeconds, nowMs));
  }

  /** How often the key is used, as a logarithm from 0 to 255. */
  public int frequency(long nowMs) {
    return store.accesses.frequency(layout.access(address), nowMs);
  }

  /** Makes the key look used as often as a counter from 0 to 255 says. */
  public void setFrequency(int counter, long nowMs) {
    layout.putAccess(address, store.accesses.frequent(counter, nowMs));
  }

  // ---- value

  /** What the value is. */
  public Type type() {
    return layout.type(address);
  }

  /** How the value is held. */
  public Encoding encoding() {
    return layout.encoding(address);
  }

  /**
   * Lets running snapshots and replies on their way keep the value as it is; called before it is
   * changed in place.
   */
  public void keepImage() {
    contents.keep(address);
    store.unshare(address);
  }

  /** What the entry shares with all others. */
  Store store() {
    return store;
  }

  /** How values of this type are handled; not for strings. */
  ValueForm form() {
    return store.values.of(type());
  }

  /** The address of the structure that is the value; not for strings. */
  public long root() {
    Check.that(type() != Type.STRING, "a string has no structure");
    return layout.root(address);
  }

  /** Notes that the structure has moved. */
  public void setRoot(long root) {
    layout.putRoot(address, root);
  }

  /** Notes that the value is another structure now; the old one is the caller's to free. */
  public void setRoot(Encoding encoding, long root) {
    layout.putForm(address, type(), encoding);
    layout.putRoot(address, root);
  }

  /** Notes that the earliest expiry of a field of this hash may be another now. */
  void fieldsChanged() {
    contents.fieldsChanged(address);
  }

  // ---- strings

  /** Whether the value is a string held as an integer. */
  public boolean isNumber() {
    return encoding() == Encoding.INT;
  }

  /** The integer of a string held as one. */
  public long number() {
    return layout.number(address);
  }

  /** Where the text of a string is that is not held as an integer. */
  public long textAddress() {
    return layout.textAddress(address);
  }

  /** The length in bytes of a string, of its decimal form when it is held as an integer. */
  public int textLength() {
    return isNumber() ? Integers.length(number()) : layout.textLength(address);
  }

  /** A copy of a string; large ones are better read where they are. */
  public Bytes text() {
    if (isNumber()) {
      return Bytes.owning(Long.toString(number()).getBytes(StandardCharsets.US_ASCII));
    }
    return Bytes.owning(memory.toBytes(textAddress(), textLength()));
  }

  /**
   * Makes a string a raw text of {@code length} bytes, whose {@link #textAddress} may then be
   * written: what was there is kept, what is new is zero. Snapshots keep the old image.
   */
  public void resizeText(int length) {
    address = contents.resizeText(address, length);
  }

  /**
   * Makes a string that was looked up to be edited a raw text of at least {@code length} bytes, to
   * be written in place; returns whether it has grown. One that needs no change is not moved.
   */
  public boolean growText(int length) {
    int before = textLength();
    if (encoding() != Encoding.RAW || before < length) {
      resizeText(Math.max(before, length));
    }
    return before < length;
  }

  /** All bytes the key and the value take, the share of the tables aside. */
  public long usedBytes() {
    return store.usedBytes(address);
  }
}
