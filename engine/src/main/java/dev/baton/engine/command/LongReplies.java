package dev.baton.engine.command;

import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The replies that are being written part by part, each in its turn. */
public final class LongReplies {
  private final CallObserver calls;
  private final Consumer<LongReply> settle;
  private final ArrayDeque<LongReply> running = new ArrayDeque<>();
  private Consumer<Session> resume = Session::unblock;

  /** {@code settle} counts the call of a reply that is complete. */
  LongReplies(CallObserver calls, Consumer<LongReply> settle) {
    this.calls = calls;
    this.settle = settle;
  }

  /** Names who ends the wait of a client whose reply is complete. */
  public void onWritten(Consumer<Session> listener) {
    resume = listener;
  }

  void add(LongReply reply) {
    running.add(reply);
  }

  /** Whether nothing is to be written. */
  public boolean isEmpty() {
    return next() == null;
  }

  /** Writes some {@code bytesMax} of the reply whose turn it is. */
  public void writeSome(long bytesMax) {
    LongReply reply = next();
    if (reply == null) {
      return;
    }
    long startMicros = calls.nowMicros();
    boolean isLeft = reply.writeSome(bytesMax);
    reply.countMicros(calls.nowMicros() - startMicros);
    Session session = reply.session();
    if (isLeft) {
      session.outbox().tellGrowth();
      return;
    }
    running.remove();
    settle.accept(reply);
    reply.end();
    session.outbox().endCall();
    session.outbox().tellGrowth();
    resume.accept(session);
  }

  /** Lets the reply of another client go on. */
  public void rotate() {
    LongReply first = running.poll();
    if (first != null) {
      running.add(first);
    }
  }

  private @Nullable LongReply next() {
    LongReply first = running.peek();
    while (first != null && first.isEnded()) {
      running.remove();
      first = running.peek();
    }
    return first;
  }
}
