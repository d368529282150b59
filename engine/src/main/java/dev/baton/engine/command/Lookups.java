package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.resp.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * How a call finds keys: as its client may see them. A key is a word of the request, whose number
 * is given. Without a view of the caller's own a lookup uses {@link Keyspace#view}, which the next
 * lookup then sets on another entry.
 */
public abstract sealed class Lookups permits Call {
  final Keyspace keyspace;
  final Expiry expiry;
  final Effects effects;
  final KeyEvents events;
  Session session;
  Arguments arguments;
  long nowMs;

  Lookups(
      Keyspace keyspace,
      Expiry expiry,
      Effects effects,
      KeyEvents events,
      Session session,
      Arguments arguments,
      long nowMs) {
    this.keyspace = keyspace;
    this.expiry = expiry;
    this.effects = effects;
    this.events = events;
    this.session = session;
    this.arguments = arguments;
    this.nowMs = nowMs;
  }

  final void serve(Session caller, Arguments words, long now) {
    session = caller;
    arguments = words;
    nowMs = now;
  }

  /** The live entry of a key that is about to be written, or null. */
  public @Nullable Entry find(int word) {
    return find(session.databaseIndex(), word, keyspace.view());
  }

  /** As {@link #find(int)}; refuses the call when the value has another type. */
  public @Nullable Entry find(int word, Type type) {
    return checked(find(word), type);
  }

  /** As {@link #find(int, Type)} with a view of the caller's own. */
  public @Nullable Entry find(int word, Type type, Entry view) {
    return checked(find(session.databaseIndex(), word, view), type);
  }

  /** As {@link #find(int)} in any database, with a view of the caller's own. */
  public @Nullable Entry find(int databaseIndex, int word, Entry view) {
    return find(databaseIndex, arguments.address(word), arguments.length(word), view);
  }

  /** As {@link #find(int)} for a key that is no word but lies in native memory. */
  public @Nullable Entry find(int databaseIndex, long key, int length, Entry view) {
    boolean isThere = expiry.find(session, databaseIndex, key, length, nowMs, effects, view);
    return touched(isThere ? view : null);
  }

  /** As {@link #find(int)} for a key on the heap. */
  public @Nullable Entry find(Bytes key) {
    Memory memory = keyspace.memory();
    int bytes = Math.max(1, key.length());
    long copy = memory.allocate(bytes);
    memory.copyIn(key.array(), 0, copy, key.length());
    Entry entry = find(session.databaseIndex(), copy, key.length(), keyspace.view());
    memory.free(copy, bytes);
    return entry;
  }

  /**
   * As {@link #find(int, Type)} for a value that will be changed in place: running snapshots keep
   * its old image.
   */
  public @Nullable Entry edit(int word, Type type) {
    Entry entry = find(word, type);
    if (entry != null) {
      entry.keepImage();
    }
    return entry;
  }

  /** The live entry of a key that is read, or null; counted as a hit or a miss. */
  public @Nullable Entry read(int word) {
    return touched(peek(word));
  }

  /** As {@link #read(int)}; refuses the call when the value has another type. */
  public @Nullable Entry read(int word, Type type) {
    return checked(read(word), type);
  }

  /** As {@link #read(int, Type)} with a view of the caller's own. */
  public @Nullable Entry read(int word, Type type, Entry view) {
    return checked(touched(peek(word, view)), type);
  }

  /** As {@link #read(int)}, without making the key look used. */
  public @Nullable Entry peek(int word) {
    return peek(word, keyspace.view());
  }

  private @Nullable Entry peek(int word, Entry view) {
    long key = arguments.address(word);
    int length = arguments.length(word);
    int index = session.databaseIndex();
    boolean isThere = expiry.find(session, index, key, length, nowMs, effects, view);
    keyspace.statistics().countLookup(isThere);
    if (!isThere) {
      events.tell(EventClass.KEY_MISS, "keymiss", index, arguments, word);
    }
    return isThere ? view : null;
  }

  private @Nullable Entry touched(@Nullable Entry entry) {
    if (entry != null && !session.info().isNoTouch()) {
      entry.touch(nowMs);
    }
    return entry;
  }

  private static @Nullable Entry checked(@Nullable Entry entry, Type type) {
    if (entry != null && entry.type() != type) {
      throw new Refusal(Refusal.WRONG_TYPE);
    }
    return entry;
  }
}
