package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Check;
import dev.baton.engine.keyspace.Type;
import dev.baton.engine.memory.Memory;
import dev.baton.engine.resp.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One client that waits for keys, as a command has asked for by {@link Call#await}. When one of the
 * keys has a value of the awaited type, the whole command is executed again: it then replies, or
 * asks to wait again, which leaves the client in its place of the queue and with its deadline.
 *
 * <pre>
 * asked --chain--> queued --retry--> queued    the command asked again
 *                         --retry--> over      the command has replied
 *                         --timeOut, cancel--> over
 * </pre>
 */
public final class KeyWait implements Blocked {
  private final Session session;
  private final Type type;
  private final long deadlineMs;
  private final List<Integer> keyWords = new ArrayList<>();
  private final Map<Integer, Bytes> replaced = new TreeMap<>();
  private final List<KeyQueue.Place> places = new ArrayList<>();
  private boolean forAnyChange;
  private boolean goesOn;
  private @Nullable KeyWaits home;
  private @Nullable Command command;
  private @Nullable Words words;

  KeyWait(Session session, Type type, long deadlineMs) {
    this.session = session;
    this.type = type;
    this.deadlineMs = deadlineMs;
  }

  // ---- what the command says, before it returns

  /** Waits for the keys that these words name; a key may be named twice. */
  public KeyWait on(int firstWord, int count) {
    for (int i = 0; home == null && i < count; i++) {
      keyWords.add(firstWord + i);
    }
    return this;
  }

  /** Executes the command again also when a key is deleted or gets a value of another type. */
  public KeyWait orAnyChange() {
    forAnyChange = true;
    return this;
  }

  /** Executes the command with another word in the place of one that meant the present moment. */
  public KeyWait replacing(int word, Bytes text) {
    if (home == null) {
      replaced.put(word, text);
    }
    return this;
  }

  // ---- what the chain and the queues do

  /** The command asks to wait: again, when this was its second execution or a later one. */
  void goOn() {
    goesOn = true;
  }

  boolean isQueued() {
    return home != null;
  }

  /** Keeps what is needed to execute the command again. */
  void queue(KeyWaits queues, Memory memory, Command blocking, Arguments request) {
    Check.that(!isQueued(), "a client waits once");
    home = queues;
    command = blocking;
    words = new Words(memory, request, replaced);
  }

  List<Integer> keyWords() {
    return keyWords;
  }

  List<KeyQueue.Place> places() {
    return places;
  }

  Session session() {
    return session;
  }

  Command command() {
    return Objects.requireNonNull(command, "the wait is queued");
  }

  Arguments words() {
    return Objects.requireNonNull(words, "the wait is queued").views();
  }

  boolean isForAnyChange() {
    return forAnyChange;
  }

  /** Whether a value of this type can serve the client. */
  boolean isServedBy(Type present) {
    return forAnyChange || present == type;
  }

  void beginRetry() {
    goesOn = false;
  }

  /** Whether the command has asked to wait, or to go on waiting, when it was executed last. */
  boolean goesOn() {
    return goesOn;
  }

  /** Ends the wait unless the retried command has asked to go on. */
  void endRetry() {
    if (!goesOn) {
      end();
      session.unblock();
    }
  }

  /** Ends the wait with an error. */
  public void fail(String errorLine) {
    session.reply().error(errorLine);
    tellUnserved(true);
    end();
    session.unblock();
  }

  @Override
  public long deadlineMs() {
    return deadlineMs;
  }

  @Override
  public void timeOut(long nowMs) {
    session.reply().nullArray();
    tellUnserved(false);
    end();
  }

  @Override
  public void cancel() {
    end();
  }

  private void tellUnserved(boolean failed) {
    if (home != null) {
      home.tellUnserved(this, failed);
    }
  }

  private void end() {
    if (home != null) {
      home.remove(this);
    }
    if (words != null) {
      words.close();
      words = null;
    }
  }
}
