package dev.baton.engine.io.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * One way to drive sockets. Measured here, io_uring spends the least processor time for each
 * request; container runtimes often forbid it, hence the order of {@code auto}: io_uring, epoll,
 * nio.
 */
public abstract class Transport {
  Transport() {}

  /**
   * The transport called {@code wanted}, or with {@code auto} the first that works.
   *
   * @throws TransportException when the wanted one does not work here
   */
  public static Transport choose(String wanted) throws TransportException {
    // Otherwise Netty first looks for three other logging libraries in every jar.
    InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
    return switch (wanted) {
      case "io_uring" -> required("io_uring", IoUringTransport.open());
      case "epoll" -> required("epoll", EpollTransport.open());
      case "nio" -> new NioTransport();
      default -> firstAvailable();
    };
  }

  /** io_uring, epoll or nio. */
  public abstract String name();

  abstract IoHandlerFactory handlers();

  abstract Class<? extends ServerChannel> serverChannel();

  abstract Class<? extends Channel> channel();

  abstract Class<? extends ServerChannel> unixServerChannel();

  abstract SocketAddress unixAddress(String path);

  /** Sends keep-alives after so many idle seconds. */
  abstract void keepAlive(ChannelConfig config, int seconds);

  /** Redis's distance between two keep-alives without an answer. */
  static int keepAliveInterval(int seconds) {
    return Math.max(1, seconds / 3);
  }

  // Three lost keep-alives end a connection, as in Redis.
  static final int KEEP_ALIVES_MAX = 3;

  private static Transport firstAvailable() {
    Transport best = IoUringTransport.open();
    if (best == null) {
      best = EpollTransport.open();
    }
    return best == null ? new NioTransport() : best;
  }

  private static Transport required(String name, @Nullable Transport transport)
      throws TransportException {
    if (transport != null) {
      return transport;
    }
    Throwable cause =
        name.equals("epoll") ? EpollTransport.obstacle() : IoUringTransport.obstacle();
    throw new TransportException(
        "baton-transport " + name + " does not work here: " + cause.getMessage(), cause);
  }
}
