package dev.baton.engine.io.net;

import dev.baton.engine.base.Log;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
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
    return listen(bind, port, backlog, LinkSetup.plain(loop, keepAliveSeconds));
  }

  /** Listens for clients that speak TLS; see {@link #listen}. */
  public int listenSecurely(String bind, int port, int backlog, SecureLinks secure)
      throws BindException {
    return listen(
        bind,
        port,
        backlog,
        new LinkSetup(
            loop, keepAliveSeconds, null, channel -> secure.secureAccepted(channel, loop)));
  }

  /** Listens for probes; see {@link #listen}. */
  public int listenForProbes(String bind, int port) throws BindException {
    return listen(bind, port, ProbeHandler.BACKLOG, new ProbeHandler.Setup(loop));
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
      ChannelHandler setup = LinkSetup.plain(loop, keepAliveSeconds);
      open.add(bind(loop.transport().unixServerChannel(), address, backlog, setup));
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

  private int listen(String bind, int port, int backlog, ChannelHandler setup)
      throws BindException {
    int listening = port;
    boolean none = true;
    for (BindAddresses.Address address : BindAddresses.parse(bind, hasIpv6())) {
      try {
        InetSocketAddress target = new InetSocketAddress(address.host(), listening);
        Channel channel = bind(loop.transport().serverChannel(), target, backlog, setup);
        open.add(channel);
        listening = ((InetSocketAddress) channel.localAddress()).getPort();
        none = false;
      } catch (IOException refused) {
        String reason = reason(refused);
        if (!address.isOptional() || reason.contains("in use")) {
          String place = address.host() + ":" + port;
          log.warning(
              "Warning: Could not create server TCP listening socket " + place + ": " + reason);
          throw new BindException("cannot listen on " + place + ": " + reason, refused);
        }
      }
    }
    if (none) {
      throw new BindException("no address to listen on", new IOException(bind));
    }
    return listening;
  }

  private Channel bind(
      Class<? extends ServerChannel> type, SocketAddress address, int backlog, ChannelHandler setup)
      throws IOException {
    ChannelFuture binding =
        new ServerBootstrap()
            .group(loop.thread())
            .channel(type)
            .option(ChannelOption.SO_BACKLOG, backlog)
            .option(ChannelOption.AUTO_READ, false)
            .childHandler(setup)
            .bind(address)
            .awaitUninterruptibly();
    Throwable refused = binding.cause();
    if (refused != null) {
      throw refused instanceof IOException io ? io : new IOException(refused.toString(), refused);
    }
    return binding.channel();
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
