package dev.baton.engine.io.net;

import dev.baton.engine.base.Check;
import dev.baton.engine.base.Log;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.ReflectiveChannelFactory;
import io.netty.channel.ServerChannel;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The listening sockets. They listen from the start, so that a taken port is noticed before any
 * data is loaded, and accept once {@link #accept} is called.
 */
public final class Listeners {
  private static final PosixFilePermission[] MODE_BITS = {
    PosixFilePermission.OTHERS_EXECUTE, PosixFilePermission.OTHERS_WRITE,
    PosixFilePermission.OTHERS_READ, PosixFilePermission.GROUP_EXECUTE,
    PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_READ,
    PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.OWNER_WRITE,
    PosixFilePermission.OWNER_READ,
  };

  private final Loop loop;
  private final Log log;
  private final IntSupplier keepAliveSeconds;
  private final List<Channel> open = new ArrayList<>();
  private List<Endpoint> endpoints = new ArrayList<>();

  /** A socket on which clients are accepted, and what it was opened for. */
  private record Endpoint(String host, Channel channel) {
    int port() {
      return ((InetSocketAddress) channel.localAddress()).getPort();
    }
  }

  /** Accepted links belong to {@code loop}. */
  public Listeners(Loop loop, Log log, IntSupplier keepAliveSeconds) {
    this.loop = loop;
    this.log = log;
    this.keepAliveSeconds = keepAliveSeconds;
  }

  /**
   * Listens for clients on every address of {@code bind}.
   *
   * @return the port, which the system chose if {@code port} is 0
   * @throws BindException when a required address, or every address, refuses
   */
  public int listen(String bind, int port, int backlog) throws BindException {
    endpoints = openAll(bind, port, backlog, clientSetup(), List.of());
    endpoints.forEach(endpoint -> open.add(endpoint.channel()));
    return endpoints.getFirst().port();
  }

  /**
   * Listens for clients on these addresses instead, on the loop's thread. Sockets that stay are not
   * touched. Connections that were accepted go on.
   *
   * @param port 0 for none
   * @throws BindException when a required address, or every address, refuses; then all is as before
   */
  public void relisten(String bind, int port, int backlog) throws BindException {
    // A socket on all addresses and one on a single address of them collide unless both share.
    share(endpoints, true);
    List<Endpoint> wanted = new ArrayList<>();
    try {
      if (port != 0) {
        wanted = openAll(bind, port, backlog, clientSetup(), endpoints);
      }
      closeAll(endpoints, wanted);
      endpoints = wanted;
    } finally {
      share(endpoints, false);
    }
    for (Endpoint endpoint : endpoints) {
      if (!open.contains(endpoint.channel())) {
        open.add(endpoint.channel());
        endpoint.channel().config().setAutoRead(true);
      }
    }
  }

  private ChannelHandler clientSetup() {
    return new LinkSetup(loop, keepAliveSeconds, null);
  }

  private void share(List<Endpoint> sharing, boolean shares) {
    for (Endpoint endpoint : sharing) {
      loop.transport().sharePort(endpoint.channel().config(), shares);
    }
  }

  private void closeAll(List<Endpoint> closing, List<Endpoint> staying) {
    for (Endpoint endpoint : closing) {
      if (!staying.contains(endpoint)) {
        open.remove(endpoint.channel());
        var _ = endpoint.channel().close();
      }
    }
  }

  /** Listens for probes; see {@link #listen}. */
  public int listenForProbes(String bind, int port) throws BindException {
    ChannelHandler setup = new ProbeHandler.Setup(loop);
    List<Endpoint> opened = openAll(bind, port, ProbeHandler.BACKLOG, setup, List.of());
    opened.forEach(endpoint -> open.add(endpoint.channel()));
    return opened.getFirst().port();
  }

  /**
   * Listens on a Unix socket, replacing a file that an earlier process left.
   *
   * @param mode the file's permission bits; 0 leaves them to the umask
   * @throws BindException when the path refuses
   */
  public void listenUnix(Path path, int mode, int backlog) throws BindException {
    try {
      Files.deleteIfExists(path);
      SocketAddress address = loop.transport().unixAddress(path.toString());
      Class<? extends ServerChannel> type = loop.transport().unixServerChannel();
      open.add(bind(type, address, backlog, clientSetup(), false));
      if (mode != 0) {
        Files.setPosixFilePermissions(path, permissions(mode));
      }
    } catch (IOException refused) {
      throw new BindException("cannot listen on " + path + ": " + refused.getMessage(), refused);
    }
  }

  /** Begins to accept. */
  public void accept() {
    for (Channel channel : open) {
      channel.config().setAutoRead(true);
    }
  }

  /**
   * Opens every address of {@code bind} that {@code present} does not have yet; returns them all,
   * in order. All or nothing.
   */
  private List<Endpoint> openAll(
      String bind, int port, int backlog, ChannelHandler setup, List<Endpoint> present)
      throws BindException {
    List<Endpoint> all = new ArrayList<>();
    int listening = port;
    try {
      for (BindAddresses.Address address : BindAddresses.parse(bind, hasIpv6())) {
        Endpoint endpoint = find(present, address.host(), listening);
        if (endpoint == null) {
          endpoint = openOne(address, listening, backlog, setup, !present.isEmpty());
        }
        if (endpoint != null) {
          all.add(endpoint);
          listening = endpoint.port();
        }
      }
      if (all.isEmpty()) {
        throw new BindException("no address to listen on", new IOException(bind));
      }
      return all;
    } catch (BindException refused) {
      closeAll(all, present);
      throw refused;
    }
  }

  private static @Nullable Endpoint find(List<Endpoint> present, String host, int port) {
    for (Endpoint endpoint : present) {
      if (endpoint.host().equals(host) && endpoint.port() == port) {
        return endpoint;
      }
    }
    return null;
  }

  /** Null for an optional address that this machine does not have. */
  private @Nullable Endpoint openOne(
      BindAddresses.Address address, int port, int backlog, ChannelHandler setup, boolean shares)
      throws BindException {
    try {
      InetSocketAddress target = new InetSocketAddress(address.host(), port);
      Class<? extends ServerChannel> type = loop.transport().serverChannel();
      Channel channel = bind(type, target, backlog, setup, shares);
      return new Endpoint(address.host(), channel);
    } catch (IOException refused) {
      String reason = reason(refused);
      if (address.isOptional() && !reason.contains("in use")) {
        return null;
      }
      String place = address.host() + ":" + port;
      log.warning("Warning: Could not create server TCP listening socket " + place + ": " + reason);
      throw new BindException("cannot listen on " + place + ": " + reason, refused);
    }
  }

  /** On the loop's own thread, where nothing can be waited for, both steps are done at once. */
  private Channel bind(
      Class<? extends ServerChannel> type,
      SocketAddress address,
      int backlog,
      ChannelHandler setup,
      boolean shares)
      throws IOException {
    Channel channel = new ReflectiveChannelFactory<>(type).newChannel();
    channel.config().setOption(ChannelOption.SO_BACKLOG, backlog);
    channel.config().setAutoRead(false);
    if (shares) {
      loop.transport().sharePort(channel.config(), true);
    }
    channel.pipeline().addLast(new Acceptor(loop, setup));
    complete(loop.thread().register(channel));
    complete(channel.bind(address));
    return channel;
  }

  private void complete(ChannelFuture step) throws IOException {
    if (!loop.thread().inEventLoop()) {
      step.awaitUninterruptibly();
    }
    Check.that(step.isDone(), "a step on the loop's thread ends at once");
    Throwable refused = step.cause();
    if (refused != null) {
      var _ = step.channel().close();
      throw refused instanceof IOException io ? io : new IOException(refused.toString(), refused);
    }
  }

  /** The system's words; the native transports put the call and its number in front. */
  private static String reason(IOException refused) {
    String message = String.valueOf(refused.getMessage());
    int number = message.lastIndexOf(": ");
    return "bind: " + (number < 0 ? message : message.substring(number + 2));
  }

  private static boolean hasIpv6() {
    return !NetUtil.isIpV4StackPreferred()
        && NetUtil.LOCALHOST6 != null
        && Files.exists(Path.of("/proc/net/if_inet6"));
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    for (int bit = 0; bit < MODE_BITS.length; bit++) {
      if ((mode >> bit & 1) != 0) {
        permissions.add(MODE_BITS[bit]);
      }
    }
    return permissions;
  }
}
