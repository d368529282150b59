package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Integers;
import dev.baton.engine.keyspace.Database;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.Value;
import dev.baton.engine.resp.Arguments;
import dev.baton.engine.resp.ReplyWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of one command: its words, the keyspace as this client may see it, and what the call has
 * changed.
 */
public final class Call {
  private final Keyspace keyspace;
  private final Settings settings;
  private final Expiry expiry;
  private final Effects effects;
  private final KeyEvents events;
  private final Session session;
  private final Arguments arguments;
  private final long nowMs;
  private long changes;
  private boolean tellsItself;

  Call(
      Keyspace keyspace,
      Settings settings,
      Expiry expiry,
      Effects effects,
      KeyEvents events,
      Session session,
      Arguments arguments,
      long nowMs) {
    this.keyspace = keyspace;
    this.settings = settings;
    this.expiry = expiry;
    this.effects = effects;
    this.events = events;
    this.session = session;
    this.arguments = arguments;
    this.nowMs = nowMs;
  }

  /** The client. */
  public Session session() {
    return session;
  }

  /** The words, the command's name first. */
  public Arguments arguments() {
    return arguments;
  }

  /** The number of words, the command's name included. */
  public int count() {
    return arguments.count();
  }

  /** A copy of word {@code index}. */
  public Bytes bytes(int index) {
    return arguments.bytes(index);
  }

  /** Whether word {@code index} is {@code word}, whatever its case. */
  public boolean is(int index, String word) {
    return arguments.is(index, word);
  }

  /** Word {@code index} as a strict decimal integer; refuses the call when it is none. */
  public long integer(int index) {
    return integer(index, Refusal.NOT_AN_INTEGER);
  }

  /** Word {@code index} as a strict decimal integer; refuses the call with {@code errorLine}. */
  public long integer(int index, String errorLine) {
    byte[] text = arguments.length(index) <= 20 ? arguments.bytes(index).array() : new byte[0];
    if (!Integers.isCanonicalLong(text)) {
      throw new Refusal(errorLine);
    }
    return Integers.parse(text);
  }

  /** Word {@code index} as a 32-bit integer; refuses the call when it is none. */
  public int int32(int index) {
    long value = integer(index);
    if (value != (int) value) {
      throw new Refusal("ERR value is out of range, value must between -2147483648 and 2147483647");
    }
    return (int) value;
  }

  /** Word {@code index} as a 32-bit integer; refuses the call with {@code errorLine}. */
  public int int32(int index, String errorLine) {
    long value = integer(index, errorLine);
    if (value != (int) value) {
      throw new Refusal(errorLine);
    }
    return (int) value;
  }

  /** Where the reply goes. */
  public ReplyWriter reply() {
    return session.reply();
  }

  /** The whole keyspace. */
  public Keyspace keyspace() {
    return keyspace;
  }

  /** The selected database. */
  public Database database() {
    return keyspace.database(session.databaseIndex());
  }

  /** What the commands must know of the configuration. */
  public Settings settings() {
    return settings;
  }

  /** The time of the call, in milliseconds since 1970. */
  public long nowMs() {
    return nowMs;
  }

  /** The live entry of a key that is about to be written, or null. */
  public @Nullable Entry find(Bytes key) {
    return find(session.databaseIndex(), key);
  }

  /** The live entry of a key in any database that is about to be written, or null. */
  public @Nullable Entry find(int databaseIndex, Bytes key) {
    Entry entry = expiry.find(session, databaseIndex, key, nowMs, effects);
    touch(entry);
    return entry;
  }

  /** The live entry of a key that is read, or null; counted as a hit or a miss. */
  public @Nullable Entry read(Bytes key) {
    Entry entry = peek(key);
    touch(entry);
    return entry;
  }

  /** As {@link #read}, without making the key look used. */
  public @Nullable Entry peek(Bytes key) {
    Entry entry = expiry.find(session, session.databaseIndex(), key, nowMs, effects);
    keyspace.statistics().countLookup(entry != null);
    if (entry == null) {
      notify(EventClass.KEY_MISS, "keymiss", key);
    }
    return entry;
  }

  /** Whether a key whose new expiry has passed already is deleted at once: only a primary may. */
  public boolean mayDeleteExpired() {
    return !session.isPrimaryLink() && expiry.deletes(nowMs);
  }

  /** Puts a value into the selected database; counts no change. */
  public void put(Bytes key, Value value, long expireAtMs) {
    boolean added = events.wants(EventClass.NEW) && database().find(key) == null;
    database().put(key, value, expireAtMs, nowMs);
    if (added) {
      notify(EventClass.NEW, "new", key);
    }
  }

  /** Tells that something has happened to a key of the selected database; it has been done. */
  public void notify(EventClass eventClass, String event, Bytes key) {
    notify(session.databaseIndex(), eventClass, event, key);
  }

  /** Tells that a database has lost all its keys. */
  public void notifyFlush() {
    events.tellFlush();
  }

  /** Tells that something has happened to a key of any database; it has been done. */
  public void notify(int databaseIndex, EventClass eventClass, String event, Bytes key) {
    events.tell(eventClass, event, databaseIndex, key);
  }

  /** Counts changes of the dataset; without any the call is not propagated. */
  public void changed(long count) {
    changes += count;
  }

  /** The number of changes counted so far. */
  public long changes() {
    return changes;
  }

  /** Propagates these words instead of the client's; more calls add more commands. */
  public void propagateAs(Bytes... words) {
    tellsItself = true;
    effects.add(session.databaseIndex(), List.of(words));
  }

  /** Propagates the client's own words, even when nothing has changed. */
  public void propagateAsSent() {
    tellsItself = true;
    effects.addClientsOwn(session.databaseIndex());
  }

  /** Propagates nothing, although something changed. */
  public void propagateNothing() {
    tellsItself = true;
  }

  /** Whether the client may be made to wait; inside a transaction nobody waits. */
  public boolean mayBlock() {
    return !session.transaction().isOpen();
  }

  /** Called once by the chain, before the effects are told. */
  void finish() {
    keyspace.addChanges(changes);
    if (changes > 0 && !tellsItself) {
      effects.addClientsOwn(session.databaseIndex());
    }
  }

  private void touch(@Nullable Entry entry) {
    if (entry != null && !session.info().isNoTouch()) {
      entry.touch(nowMs);
    }
  }
}
