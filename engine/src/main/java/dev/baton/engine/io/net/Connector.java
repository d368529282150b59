package dev.baton.engine.io.net;

import dev.baton.engine.base.HostPort;
import dev.baton.engine.node.Network;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.Security;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes outgoing connections. Names are resolved on helper threads, freshly each time, and all
 * addresses of a name are tried in turn within the one timeout.
 */
public final class Connector implements Network {
  private static final int RESOLVERS_MAX = 2;
  private static final int WAITING_NAMES_MAX = 64;

  private final Loop loop;
  private final IntSupplier keepAliveSeconds;
  private final Supplier<@Nullable SecureLinks> security;
  private final ThreadPoolExecutor resolvers =
      new ThreadPoolExecutor(
          RESOLVERS_MAX,
          RESOLVERS_MAX,
          10,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING_NAMES_MAX),
          Connector::thread);

  /**
   * Connections belong to {@code loop}.
   *
   * @param security what encrypts connections made from now on; null while none are
   */
  public Connector(
      Loop loop, IntSupplier keepAliveSeconds, Supplier<@Nullable SecureLinks> security) {
    this.loop = loop;
    this.keepAliveSeconds = keepAliveSeconds;
    this.security = security;
    resolvers.allowCoreThreadTimeOut(true);
  }

  @Override
  public void connect(long number, HostPort target, long timeoutMs) {
    Attempt attempt = new Attempt(loop, number, loop.nowMs() + timeoutMs);
    loop.schedule(() -> attempt.fail("timed out connecting to " + target), timeoutMs);
    byte[] literal = NetUtil.createByteArrayFromIpAddressString(target.host());
    if (literal != null) {
      List<InetAddress> address = List.of(fromLiteral(target.host(), literal));
      loop.execute(() -> tryNext(attempt, target, address, 0, ""));
      return;
    }
    try {
      resolvers.execute(() -> resolve(attempt, target));
    } catch (RejectedExecutionException full) {
      loop.execute(() -> attempt.fail("too many names wait to be resolved"));
    }
  }

  private void resolve(Attempt attempt, HostPort target) {
    try {
      Names.useFreshAnswers();
      List<InetAddress> addresses = List.of(InetAddress.getAllByName(target.host()));
      loop.execute(() -> tryNext(attempt, target, addresses, 0, ""));
    } catch (UnknownHostException unknown) {
      loop.execute(() -> attempt.fail("cannot resolve " + target.host()));
    }
  }

  private void tryNext(
      Attempt attempt, HostPort target, List<InetAddress> addresses, int index, String lastReason) {
    if (attempt.hasEnded()) {
      return;
    }
    if (index == addresses.size()) {
      attempt.fail(lastReason);
      return;
    }
    ChannelFuture connecting =
        new Bootstrap()
            .group(loop.thread())
            .channel(loop.transport().channel())
            .disableResolver()
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, attempt.leftMs())
            .handler(
                new LinkSetup(
                    loop, keepAliveSeconds, attempt, channel -> secure(channel, attempt, target)))
            .connect(new InetSocketAddress(addresses.get(index), target.port()));
    var _ =
        connecting.addListener(
            (ChannelFutureListener)
                outcome -> {
                  Throwable refused = outcome.cause();
                  if (refused != null) {
                    String reason = String.valueOf(refused.getMessage());
                    loop.execute(() -> tryNext(attempt, target, addresses, index + 1, reason));
                  }
                });
  }

  private void secure(Channel channel, Attempt attempt, HostPort target) {
    SecureLinks secure = security.get();
    if (secure != null) {
      secure.secureOutgoing(channel, loop, attempt, target);
    }
  }

  private static InetAddress fromLiteral(String host, byte[] address) {
    try {
      return InetAddress.getByAddress(host, address);
    } catch (UnknownHostException wrongLength) {
      throw new IllegalStateException(wrongLength);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "baton-resolver");
    thread.setDaemon(true);
    return thread;
  }

  /** Loaded with the first name, because the security classes are slow to load. */
  private static final class Names {
    static {
      // Pods change their addresses: a cached answer would point at the one that died.
      Security.setProperty("networkaddress.cache.ttl", "0");
      Security.setProperty("networkaddress.cache.negative.ttl", "0");
    }

    private Names() {}

    static void useFreshAnswers() {}
  }
}
