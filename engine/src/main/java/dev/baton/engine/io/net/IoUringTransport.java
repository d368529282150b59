package dev.baton.engine.io.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringChannelOption;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerDomainSocketChannel;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.channel.uring.IoUringSocketChannel;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** Linux io_uring: system calls of a whole turn in one. */
final class IoUringTransport extends Transport {
  private IoUringTransport() {}

  /** The transport, or null where the kernel or the container forbids it. */
  static @Nullable Transport open() {
    return IoUring.isAvailable() ? new IoUringTransport() : null;
  }

  /** Why there is none. */
  static Throwable obstacle() {
    return IoUring.unavailabilityCause();
  }

  @Override
  public String name() {
    return "io_uring";
  }

  @Override
  IoHandlerFactory handlers() {
    return IoUringIoHandler.newFactory();
  }

  @Override
  Class<? extends ServerChannel> serverChannel() {
    return IoUringServerSocketChannel.class;
  }

  @Override
  Class<? extends Channel> channel() {
    return IoUringSocketChannel.class;
  }

  @Override
  Class<? extends ServerChannel> unixServerChannel() {
    return IoUringServerDomainSocketChannel.class;
  }

  @Override
  SocketAddress unixAddress(String path) {
    return new DomainSocketAddress(path);
  }

  @Override
  void sharePort(ChannelConfig config, boolean shares) {
    config.setOption(IoUringChannelOption.SO_REUSEPORT, shares);
  }

  @Override
  void keepAlive(ChannelConfig config, int seconds) {
    config.setOption(ChannelOption.SO_KEEPALIVE, true);
    config.setOption(IoUringChannelOption.TCP_KEEPIDLE, seconds);
    config.setOption(IoUringChannelOption.TCP_KEEPINTVL, keepAliveInterval(seconds));
    config.setOption(IoUringChannelOption.TCP_KEEPCNT, KEEP_ALIVES_MAX);
  }
}
