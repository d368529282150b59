package dev.baton.engine.node;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.base.Native;
import dev.baton.engine.command.Blocked;
import dev.baton.engine.command.Session;
import dev.baton.engine.keyspace.Watcher;
import dev.baton.engine.node.command.Migration;
import dev.baton.engine.resp.ReplyWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One MIGRATE. A key is deleted here once the other server has it, unless it has changed since it
 * was sent: then it is sent again, in place of what is there already. So other clients may read and
 * write while the keys are on their way, and no write is lost.
 *
 * <pre>
 * state        event                                          next
 * CONNECTING   the connection stands: AUTH, SELECT are sent   GREETING
 * GREETING     an OK for each of them: keys are sent          MOVING
 * MOVING       a reply: the key is deleted or sent again      MOVING
 * MOVING       no key is left: OK, or the first error         ENDED
 * any          silence, the end of the link, an error         ENDED
 * </pre>
 */
final class MigrationRun implements Blocked {
  private static final String CANNOT_CONNECT = "IOERR error or timeout connecting to the client";
  private static final String CANNOT_WRITE = "IOERR error or timeout writing to target instance";
  private static final String CANNOT_READ = "IOERR error or timeout reading from target instance";
  // What may wait in the output before more keys are encoded: large ones go one by one.
  private static final long WAITING_BYTES_MAX = 256 * 1024;
  // Longer than any error line; who sends more is no server of this kind.
  private static final int LINE_CHARACTERS_MAX = 64 * 1024;

  private enum State {
    CONNECTING,
    GREETING,
    MOVING,
    ENDED
  }

  /** A key that was sent and not answered. */
  private static final class Moving implements Watcher {
    final Bytes key;
    boolean changed;

    Moving(Bytes key) {
      this.key = key;
    }

    @Override
    public void keyChanged() {
      changed = true;
    }
  }

  /** A key to send, and whether it replaces what is there. */
  private record Waiting(Bytes key, boolean replaces) {}

  private final long attempt;
  private final Session session;
  private final int database;
  private final Migration.Order order;
  private final Clients clients;
  private final MigrationSource source;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Deque<Moving> moving = new ArrayDeque<>();
  private final StringBuilder received = new StringBuilder();
  private State state = State.CONNECTING;
  private @Nullable Client carrier;
  private @Nullable String firstError;
  private int greetings;
  private long lastProgressMs;

  MigrationRun(
      long attempt,
      Session session,
      Migration.Order order,
      Clients clients,
      MigrationSource source,
      long nowMs) {
    this.attempt = attempt;
    this.session = session;
    this.database = session.databaseIndex();
    this.order = order;
    this.clients = clients;
    this.source = source;
    this.lastProgressMs = nowMs;
    order.keys().forEach(key -> waiting.add(new Waiting(key, order.replaces())));
  }

  long attempt() {
    return attempt;
  }

  boolean hasEnded() {
    return state == State.ENDED;
  }

  boolean isCarriedBy(Client client) {
    return carrier == client;
  }

  void onConnected(Client link, long nowMs) {
    carrier = link;
    lastProgressMs = nowMs;
    ReplyWriter request = link.session().reply();
    Bytes password = order.password();
    if (password != null) {
      Bytes user = order.user();
      request.array(user == null ? 2 : 3);
      request.bulk("AUTH");
      if (user != null) {
        request.bulk(user);
      }
      request.bulk(password);
      greetings++;
    }
    request.array(2);
    request.bulk("SELECT");
    request.bulk(Integer.toString(order.targetDatabase()));
    greetings++;
    link.requestOutput();
    transition(State.GREETING);
  }

  void onConnectFailed() {
    fail(CANNOT_CONNECT);
  }

  void onReceived(long address, int length, long nowMs) {
    lastProgressMs = nowMs;
    for (int i = 0; i < length; i++) {
      received.append((char) (Native.getByte(address + i) & 0xff));
    }
    takeLines(nowMs);
    if (received.length() > LINE_CHARACTERS_MAX) {
      fail(CANNOT_READ);
    }
  }

  void onClosed() {
    carrier = null;
    fail(CANNOT_READ);
  }

  void onTick(long nowMs) {
    // What was answered during a pause, in which nothing may be deleted, is taken after it.
    takeLines(nowMs);
    if (nowMs - lastProgressMs > order.idleMsMax() && source.mayDelete(nowMs)) {
      boolean unsent = carrier != null && !carrier.session().output().isEmpty();
      fail(state == State.CONNECTING ? CANNOT_CONNECT : unsent ? CANNOT_WRITE : CANNOT_READ);
    }
  }

  /** Ends with an error line; keys that were not answered stay here. */
  void fail(String error) {
    if (state != State.ENDED) {
      end();
      session.reply().error(firstError == null ? error : firstError);
      clients.unblock(session);
    }
  }

  /** Silence is noticed by {@link #onTick}, for each sign of life grants more time. */
  @Override
  public long deadlineMs() {
    return Long.MAX_VALUE;
  }

  @Override
  public void timeOut(long nowMs) {
    end();
    session.reply().error(CANNOT_READ);
  }

  @Override
  public void cancel() {
    end();
  }

  private void takeLines(long nowMs) {
    int end = received.indexOf("\r\n");
    while (end >= 0 && state != State.ENDED && source.mayDelete(nowMs)) {
      String line = received.substring(0, end);
      received.delete(0, end + 2);
      switch (state) {
        case GREETING -> onGreeted(line);
        case MOVING -> onAnswered(line);
        case CONNECTING, ENDED -> throw new IllegalStateException("no reply is awaited");
      }
      if (state == State.MOVING) {
        sendSome(nowMs);
      }
      end = received.indexOf("\r\n");
    }
  }

  private void onGreeted(String line) {
    if (line.startsWith("-")) {
      fail(told(line));
    } else if (--greetings == 0) {
      transition(State.MOVING);
    }
  }

  private void onAnswered(String line) {
    Moving answered = moving.poll();
    if (answered == null) {
      fail(CANNOT_READ);
      return;
    }
    source.unwatch(database, answered.key, answered);
    if (line.startsWith("-")) {
      firstError = firstError == null ? told(line) : firstError;
    } else if (answered.changed && !order.copies()) {
      waiting.add(new Waiting(answered.key, true));
    } else if (!order.copies()) {
      source.delete(database, answered.key);
    }
  }

  private static String told(String line) {
    return "ERR Target instance replied with error: " + line.substring(1);
  }

  private void sendSome(long nowMs) {
    Client link = carrier;
    while (link != null
        && !waiting.isEmpty()
        && link.session().output().size() < WAITING_BYTES_MAX) {
      Waiting next = waiting.remove();
      if (source.write(database, next.key(), next.replaces(), link.session().reply(), nowMs)) {
        Moving sent = new Moving(next.key());
        source.watch(database, next.key(), sent);
        moving.add(sent);
        link.requestOutput();
      }
    }
    if (waiting.isEmpty() && moving.isEmpty()) {
      succeed();
    }
  }

  private void succeed() {
    String error = firstError;
    end();
    if (error == null) {
      session.reply().ok();
    } else {
      session.reply().error(error);
    }
    clients.unblock(session);
  }

  private void end() {
    transition(State.ENDED);
    moving.forEach(sent -> source.unwatch(database, sent.key, sent));
    moving.clear();
    waiting.clear();
    Client link = carrier;
    carrier = null;
    if (link != null) {
      clients.close(link, "the migration is over");
    }
  }

  private void transition(State next) {
    state = next;
  }
}
