package dev.baton.operator.engine.jedis;

import dev.baton.operator.engine.EngineAddress;
import dev.baton.operator.engine.EngineTimeouts;
import dev.baton.operator.engine.Pulse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The state of one unencrypted heartbeat. Only the thread of {@link PulseLoop} enters.
 *
 * <pre>
 *   LOST       --due-->        CONNECTING
 *   CONNECTING --connected-->  ASKED        AUTH and PING are sent
 *   ASKED      --answered-->   RESTING      the listener hears a beat
 *   RESTING    --due-->        ASKED        PING is sent
 *   CONNECTING, ASKED --due-->     LOST     the listener hears a miss, and since when
 *   any --end of the stream, reset, a byte nobody asked for--> LOST, and a miss
 * </pre>
 *
 * While it rests the connection is read all the same, so that a process that has ended is noticed
 * the moment its kernel says so and not at the next question.
 */
final class PlainPulse {
  private static final byte[] PING = "*1\r\n$4\r\nPING\r\n".getBytes(StandardCharsets.US_ASCII);

  private enum State {
    LOST,
    CONNECTING,
    ASKED,
    RESTING
  }

  private final EngineAddress address;
  private final byte[] greeting;
  private final int greetings;
  private final Pulse.Listener listener;
  private final EngineTimeouts timeouts;
  private final PulseRhythm rhythm;
  private State state = State.LOST;
  private long dueAtNs;
  private long askedAtNs;
  private int repliesDue;
  private @Nullable SocketChannel channel;

  PlainPulse(
      EngineAddress address,
      String password,
      EngineTimeouts timeouts,
      PulseRhythm rhythm,
      Pulse.Listener listener) {
    this.address = address;
    this.greeting = greeting(password);
    this.greetings = password.isEmpty() ? 1 : 2;
    this.timeouts = timeouts;
    this.rhythm = rhythm;
    this.listener = listener;
    this.dueAtNs = System.nanoTime();
  }

  /** Does what is due by now. */
  void tick(Selector selector, long nowNs) {
    if (nowNs - dueAtNs < 0) {
      return;
    }
    try {
      switch (state) {
        case LOST -> connect(selector, nowNs);
        case RESTING -> {
          askedAtNs = nowNs;
          ask(PING, 1, nowNs);
        }
        case CONNECTING, ASKED -> loseForAWhile(nowNs);
      }
    } catch (IOException e) {
      loseForAWhile(nowNs);
    }
  }

  /** Takes what the connection has to tell. */
  void onReady(SelectionKey key, ByteBuffer buffer, long nowNs) {
    try {
      if (state == State.CONNECTING) {
        onConnected(key, nowNs);
      } else {
        read(buffer, nowNs);
      }
    } catch (IOException e) {
      if (state == State.RESTING) {
        // A connection that ends at rest has just been good: the next one is tried at once.
        lose(0, nowNs);
      } else {
        loseForAWhile(nowNs);
      }
    }
  }

  void close() {
    SocketChannel open = channel;
    channel = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // The connection is given up in any case; there is nothing left to act on.
        return;
      }
    }
  }

  private void connect(Selector selector, long nowNs) throws IOException {
    askedAtNs = nowNs;
    dueAtNs = nowNs + timeouts.connect().toNanos();
    SocketChannel fresh = SocketChannel.open();
    channel = fresh;
    fresh.configureBlocking(false);
    fresh.setOption(StandardSocketOptions.TCP_NODELAY, true);
    state = State.CONNECTING;
    fresh.register(selector, SelectionKey.OP_CONNECT, this);
    var to = new InetSocketAddress(address.host(), address.port());
    if (to.isUnresolved()) {
      throw new IOException("nobody knows the address of " + address.host());
    }
    fresh.connect(to);
  }

  private void onConnected(SelectionKey key, long nowNs) throws IOException {
    open().finishConnect();
    key.interestOps(SelectionKey.OP_READ);
    ask(greeting, greetings, nowNs);
  }

  private void ask(byte[] question, int replies, long nowNs) throws IOException {
    if (open().write(ByteBuffer.wrap(question)) < question.length) {
      throw new IOException("nothing was read of what was sent before");
    }
    state = State.ASKED;
    repliesDue = replies;
    dueAtNs = nowNs + timeouts.reply().toNanos();
  }

  private void read(ByteBuffer buffer, long nowNs) throws IOException {
    int length = open().read(buffer.clear());
    if (length == 0) {
      return;
    }
    // Each reply is one line, errors too.
    for (int i = 0; i < length; i++) {
      repliesDue -= buffer.get(i) == '\n' ? 1 : 0;
    }
    if (length < 0 || state == State.RESTING || repliesDue < 0) {
      throw new IOException("the connection has ended");
    }
    if (repliesDue == 0) {
      state = State.RESTING;
      dueAtNs = nowNs + rhythm.period().toNanos();
      listener.beat();
    }
  }

  /**
   * An answer that is late by more than its deadline has waited for this thread, or for the whole
   * operator: that part of the silence is not the engine's.
   */
  private void loseForAWhile(long nowNs) {
    long unansweredNs = Math.min(nowNs - askedAtNs, dueAtNs - askedAtNs);
    lose(Math.max(0, unansweredNs / 1_000_000), nowNs + rhythm.retry().toNanos());
  }

  private void lose(long unansweredMs, long retryAtNs) {
    close();
    state = State.LOST;
    dueAtNs = retryAtNs;
    listener.miss(unansweredMs);
  }

  private SocketChannel open() throws IOException {
    SocketChannel present = channel;
    if (present == null) {
      throw new IOException("there is no connection");
    }
    return present;
  }

  private static byte[] greeting(String password) {
    String ping = new String(PING, StandardCharsets.US_ASCII);
    int length = password.getBytes(StandardCharsets.UTF_8).length;
    String text =
        password.isEmpty()
            ? ping
            : "*2\r\n$4\r\nAUTH\r\n$" + length + "\r\n" + password + "\r\n" + ping;
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
