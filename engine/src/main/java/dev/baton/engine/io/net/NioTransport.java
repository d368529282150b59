package dev.baton.engine.io.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import jdk.net.ExtendedSocketOptions;

/** Java's own selectors: works everywhere. */
final class NioTransport extends Transport {
  @Override
  public String name() {
    return "nio";
  }

  @Override
  IoHandlerFactory handlers() {
    return NioIoHandler.newFactory();
  }

  @Override
  Class<? extends ServerChannel> serverChannel() {
    return NioServerSocketChannel.class;
  }

  @Override
  Class<? extends Channel> channel() {
    return NioSocketChannel.class;
  }

  @Override
  Class<? extends ServerChannel> unixServerChannel() {
    return NioServerDomainSocketChannel.class;
  }

  @Override
  SocketAddress unixAddress(String path) {
    return UnixDomainSocketAddress.of(path);
  }

  @Override
  void sharePort(ChannelConfig config, boolean shares) {
    config.setOption(NioChannelOption.of(StandardSocketOptions.SO_REUSEPORT), shares);
  }

  @Override
  void keepAlive(ChannelConfig config, int seconds) {
    config.setOption(ChannelOption.SO_KEEPALIVE, true);
    config.setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE), seconds);
    config.setOption(
        NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL), keepAliveInterval(seconds));
    config.setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT), KEEP_ALIVES_MAX);
  }
}
