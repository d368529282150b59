package dev.baton.engine.sim;

import dev.baton.engine.base.HostPort;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One client: it keeps a connection to one server at a time and sends its requests in order. A
 * request whose connection breaks is answered with {@link #LOST}: it may or may not have happened.
 */
final class SimClient implements Endpoint {
  /** The answer to a request that no answer will come for. */
  static final String LOST = "(lost)";

  private static final long CONNECT_TIMEOUT_MS = 1_000;

  private final SimNetwork network;
  private final String host;
  private final ArrayDeque<Consumer<String>> waiting = new ArrayDeque<>();
  private final ArrayDeque<byte[]> unsent = new ArrayDeque<>();
  private RespReader reader = new RespReader();
  private @Nullable SimLink link;
  private @Nullable HostPort target;
  private long attempt;

  SimClient(SimNetwork network, String host) {
    this.network = network;
    this.host = host;
  }

  /** The number of requests that were sent and not answered. */
  int outstanding() {
    return waiting.size();
  }

  /** Sends a request to {@code server}, reconnecting when the last one went to another. */
  void call(HostPort server, Consumer<String> onReply, String... words) {
    if (!server.equals(target)) {
      hangUp();
      target = server;
      attempt++;
      network.from(host, this).connect(attempt, server, CONNECT_TIMEOUT_MS);
    }
    waiting.add(onReply);
    byte[] request = RespReader.request(words);
    if (link == null) {
      unsent.add(request);
    } else {
      link.send(request);
    }
  }

  /** Closes the connection; what was not answered is lost. */
  void hangUp() {
    if (link != null) {
      link.close();
    }
    loseAll();
  }

  private void loseAll() {
    link = null;
    target = null;
    reader = new RespReader();
    unsent.clear();
    while (!waiting.isEmpty()) {
      waiting.remove().accept(LOST);
    }
  }

  @Override
  public boolean isAlive() {
    return true;
  }

  @Override
  public void onAccepted(SimLink accepted) {
    throw new IllegalStateException("nobody connects to a client");
  }

  @Override
  public void onConnected(long connected, SimLink next) {
    if (connected != attempt || target == null) {
      next.close();
      return;
    }
    link = next;
    while (!unsent.isEmpty()) {
      next.send(unsent.remove());
    }
  }

  @Override
  public void onConnectFailed(long failed, String reason) {
    if (failed == attempt && link == null) {
      loseAll();
    }
  }

  @Override
  public void onReceived(SimLink from, byte[] bytes) {
    if (!from.equals(link)) {
      return;
    }
    reader.add(bytes);
    for (String reply = reader.next(); reply != null; reply = reader.next()) {
      waiting.remove().accept(reply);
    }
  }

  @Override
  public void onWritable(SimLink writable) {
    // A client's requests are small: its window always had room for them.
  }

  @Override
  public void onClosed(SimLink closed, String reason) {
    if (closed.equals(link)) {
      loseAll();
    }
  }
}
