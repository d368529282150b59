package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Check;
import dev.baton.engine.base.Integers;
import dev.baton.engine.keyspace.Database;
import dev.baton.engine.keyspace.Encoding;
import dev.baton.engine.keyspace.Entry;
import dev.baton.engine.keyspace.Keyspace;
import dev.baton.engine.keyspace.NewValue;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.resp.Arguments;
import dev.baton.engine.resp.ReplyWriter;
import java.util.List;

/**
 * One call of one command: its words, the keyspace as this client may see it, and what the call has
 * changed.
 */
public final class Call extends Lookups {
  private final Settings settings;
  private final Access access;
  private long changes;
  private boolean tellsItself;

  Call(
      Keyspace keyspace,
      Settings settings,
      Access access,
      Expiry expiry,
      Effects effects,
      KeyEvents events,
      Session session,
      Arguments arguments,
      long nowMs) {
    super(keyspace, expiry, effects, events, session, arguments, nowMs);
    this.settings = settings;
    this.access = access;
  }

  /** Makes this the call of a command; what a call before it has counted is forgotten. */
  Call begin(Session caller, Arguments words, long now) {
    serve(caller, words, now);
    changes = 0;
    tellsItself = false;
    return this;
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

  /** Where word {@code index} is. */
  public long address(int index) {
    return arguments.address(index);
  }

  /** The length of word {@code index} in bytes. */
  public int length(int index) {
    return arguments.length(index);
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
    long text = arguments.address(index);
    int length = arguments.length(index);
    if (!Integers.isCanonicalLong(text, length)) {
      throw new Refusal(errorLine);
    }
    return Integers.parse(text, length);
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

  /** Whether this call of a command may read keys that its words do not name, as SORT does. */
  public boolean mayReadEveryKey(CommandSpec spec) {
    return access.mayReadEveryKey(session, spec, arguments);
  }

  /** The time of the call, in milliseconds since 1970. */
  public long nowMs() {
    return nowMs;
  }

  /** Whether a key whose new expiry has passed already is deleted at once: only a primary may. */
  public boolean mayDeleteExpired() {
    return !session.isPrimaryLink() && expiry.deletes(nowMs);
  }

  // ---- changes: none of these counts by itself

  /** Describes a value for {@link #put}. */
  public NewValue value() {
    return keyspace.value();
  }

  /** Puts a value at the key that a word names, whatever was there, and returns its entry. */
  public Entry put(int word, NewValue value, long expireAtMs) {
    boolean added = addsHeard(word);
    Entry entry =
        database().put(address(word), length(word), value, expireAtMs, nowMs, keyspace.view());
    tellAdded(added, word);
    return entry;
  }

  /** Puts a text that lies on the heap, and that is not tried as an integer, as {@link #put}. */
  public void putText(int word, Bytes text, long expireAtMs) {
    boolean added = addsHeard(word);
    database().putText(address(word), length(word), text, expireAtMs, nowMs);
    tellAdded(added, word);
  }

  /** Whether a put adds a key, as far as anybody wants to know. */
  private boolean addsHeard(int word) {
    return events.wants(EventClass.NEW)
        && !database().find(address(word), length(word), keyspace.view());
  }

  private void tellAdded(boolean added, int word) {
    if (added) {
      notify(EventClass.NEW, "new", word);
    }
  }

  /** Puts a structure, which then belongs to the entry, at a key without expiry. */
  public Entry create(int word, Type type, Encoding encoding, long root) {
    return put(word, value().structure(type, encoding, root), Entry.NO_EXPIRY);
  }

  /** Deletes an entry of the selected database: also a collection that has become empty. */
  public void delete(Entry entry) {
    database().delete(entry);
  }

  /** Tells that something has happened to the key of a word in the selected database. */
  public void notify(EventClass eventClass, String event, int word) {
    notify(session.databaseIndex(), eventClass, event, word);
  }

  /** Tells that something has happened to the key of a word in any database; it has been done. */
  public void notify(int databaseIndex, EventClass eventClass, String event, int word) {
    events.tell(eventClass, event, databaseIndex, arguments, word);
  }

  /** Tells that a database has lost all its keys. */
  public void notifyFlush() {
    events.tellFlush();
  }

  /** Counts changes of a value that was changed in place, and tells those who watch its key. */
  public void changed(Entry entry, long count) {
    database().changed(entry);
    changes += count;
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

  /** Propagates what the caller then adds, instead of the client's words. */
  public Rewrite propagateRewritten() {
    tellsItself = true;
    return effects.addRewritten(session.databaseIndex(), keyspace.memory(), arguments);
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
    return !session.transaction().isOpen() && !session.isPrimaryLink();
  }

  /**
   * Makes the client wait for a key to get a value of {@code type}, as far as {@link #mayBlock}
   * allows it. Nothing is replied; the caller names the keys and returns. As soon as a key has such
   * a value the same command is executed once more, in the same database and with the same words,
   * and either replies or calls this again to go on waiting: then with the deadline of the first
   * time.
   *
   * @param deadlineMs when a null is replied, in milliseconds since 1970, or {@link Long#MAX_VALUE}
   */
  public KeyWait await(Type type, long deadlineMs) {
    Check.that(mayBlock(), "the client may wait");
    KeyWait wait =
        session.blocked() instanceof KeyWait known ? known : new KeyWait(session, type, deadlineMs);
    wait.goOn();
    session.block(wait);
    return wait;
  }

  /** Whether the client has waited already and its command is executed again. */
  public boolean isRetry() {
    return session.blocked() instanceof KeyWait;
  }

  /**
   * Lets those who wait for the key of a word know that its value, of this type and changed in
   * place, may serve them now. Keys that are put, copied, moved or deleted wake by themselves: only
   * a command that adds to a value which could not serve everybody, such as a stream, has to say
   * so.
   */
  public void wake(Type type, int word) {
    database().wake(type, address(word), length(word));
  }

  /** Called once by the chain, before the effects are told. */
  void finish() {
    keyspace.addChanges(changes);
    if (changes > 0 && !tellsItself) {
      effects.addClientsOwn(session.databaseIndex());
    }
  }
}
