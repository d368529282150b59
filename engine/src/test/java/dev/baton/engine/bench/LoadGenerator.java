package dev.baton.engine.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a server busy from one thread: every connection has one batch of requests in flight and
 * sends the next as soon as all of it is answered.
 */
final class LoadGenerator implements AutoCloseable {
  private static final int PATIENCE_MS = 30_000;

  private final Selector selector;
  private final List<Connection> connections = new ArrayList<>();
  private final ByteBuffer input = ByteBuffer.allocateDirect(256 * 1024);
  private final int pipeline;
  private boolean stopping;

  /** One socket and what is on its way. */
  private static final class Connection {
    final SocketChannel channel;
    final Batch batch;
    final ReplyCounter replies = new ReplyCounter();
    ByteBuffer unsent;
    int awaited;

    Connection(SocketChannel channel, Batch batch) {
      this.channel = channel;
      this.batch = batch;
      this.unsent = batch.renew().limit(0);
    }
  }

  /** Connects; nothing is sent yet. */
  LoadGenerator(int port, Workload workload, int connectionCount, int pipeline, int keys)
      throws IOException {
    this.pipeline = pipeline;
    selector = Selector.open();
    for (int i = 0; i < connectionCount; i++) {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      Batch batch =
          new Batch(workload.templates(), i, pipeline, keys, 0x9e3779b97f4a7c15L * (i + 1));
      channel.register(selector, SelectionKey.OP_READ, new Connection(channel, batch));
      connections.add((Connection) channel.keyFor(selector).attachment());
    }
  }

  /** Sends for so long, then waits for the last replies; returns how many there were. */
  long run(long durationNanos) throws IOException {
    long end = System.nanoTime() + durationNanos;
    stopping = false;
    long answered = 0;
    int busy = connections.size();
    for (Connection each : connections) {
      send(each);
    }
    while (busy > 0) {
      if (selector.select(PATIENCE_MS) == 0) {
        throw new IOException("no reply for " + PATIENCE_MS + " ms");
      }
      stopping |= System.nanoTime() >= end;
      for (SelectionKey key : selector.selectedKeys()) {
        Connection connection = (Connection) key.attachment();
        answered += receive(connection);
        busy -= connection.awaited == 0 ? 1 : 0;
      }
      selector.selectedKeys().clear();
    }
    return answered;
  }

  /** How many errors were replied. */
  long errors() {
    return connections.stream().mapToLong(each -> each.replies.errors()).sum();
  }

  @Override
  public void close() throws IOException {
    for (Connection each : connections) {
      each.channel.close();
    }
    selector.close();
  }

  private void send(Connection connection) throws IOException {
    connection.unsent = connection.batch.renew();
    connection.awaited = pipeline;
    flush(connection);
  }

  private void flush(Connection connection) throws IOException {
    connection.channel.write(connection.unsent);
    int interest = SelectionKey.OP_READ;
    if (connection.unsent.hasRemaining()) {
      interest |= SelectionKey.OP_WRITE;
    }
    SelectionKey key = connection.channel.keyFor(selector);
    if (key.interestOps() != interest) {
      key.interestOps(interest);
    }
  }

  private int receive(Connection connection) throws IOException {
    if (connection.unsent.hasRemaining()) {
      flush(connection);
    }
    input.clear();
    int read = connection.channel.read(input);
    if (read < 0) {
      throw new IOException("the server has closed a connection");
    }
    int complete = connection.replies.take(input.flip());
    connection.awaited -= complete;
    if (connection.awaited == 0 && !stopping) {
      send(connection);
    }
    return complete;
  }
}
