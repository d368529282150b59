package dev.baton.engine.io.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** Linux epoll. */
final class EpollTransport extends Transport {
  private EpollTransport() {}

  /** The transport, or null where the kernel or the container forbids it. */
  static @Nullable Transport open() {
    return Epoll.isAvailable() ? new EpollTransport() : null;
  }

  /** Why there is none. */
  static Throwable obstacle() {
    return Epoll.unavailabilityCause();
  }

  @Override
  public String name() {
    return "epoll";
  }

  @Override
  IoHandlerFactory handlers() {
    return EpollIoHandler.newFactory();
  }

  @Override
  Class<? extends ServerChannel> serverChannel() {
    return EpollServerSocketChannel.class;
  }

  @Override
  Class<? extends Channel> channel() {
    return EpollSocketChannel.class;
  }

  @Override
  Class<? extends ServerChannel> unixServerChannel() {
    return EpollServerDomainSocketChannel.class;
  }

  @Override
  SocketAddress unixAddress(String path) {
    return new DomainSocketAddress(path);
  }

  @Override
  void sharePort(ChannelConfig config, boolean shares) {
    config.setOption(EpollChannelOption.SO_REUSEPORT, shares);
  }

  @Override
  void keepAlive(ChannelConfig config, int seconds) {
    config.setOption(ChannelOption.SO_KEEPALIVE, true);
    config.setOption(EpollChannelOption.TCP_KEEPIDLE, seconds);
    config.setOption(EpollChannelOption.TCP_KEEPINTVL, keepAliveInterval(seconds));
    config.setOption(EpollChannelOption.TCP_KEEPCNT, KEEP_ALIVES_MAX);
  }
}
