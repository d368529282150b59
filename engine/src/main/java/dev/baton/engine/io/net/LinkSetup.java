package dev.baton.engine.io.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Makes a new channel a link: socket options, the bound on waiting output, the handler. */
final class LinkSetup extends ChannelInitializer<Channel> {
  // Bytes that may wait inside a link; what exceeds it waits in the client's own output buffer.
  private static final WriteBufferWaterMark WAITING =
      new WriteBufferWaterMark(64 * 1024, 256 * 1024);

  private final Loop loop;
  private final IntSupplier keepAliveSeconds;
  private final @Nullable Attempt attempt;
  private final Consumer<Channel> security;

  /**
   * Links of {@code loop}, accepted unless they have an {@code attempt}; {@code security} puts
   * handlers below them.
   */
  LinkSetup(
      Loop loop,
      IntSupplier keepAliveSeconds,
      @Nullable Attempt attempt,
      Consumer<Channel> security) {
    this.loop = loop;
    this.keepAliveSeconds = keepAliveSeconds;
    this.attempt = attempt;
    this.security = security;
  }

  /** Accepted links in plain text. */
  static LinkSetup plain(Loop loop, IntSupplier keepAliveSeconds) {
    return new LinkSetup(loop, keepAliveSeconds, null, _ -> {});
  }

  @Override
  protected void initChannel(Channel channel) {
    ChannelConfig config = channel.config();
    config.setAllocator(loop.memory());
    config.setWriteBufferWaterMark(WAITING);
    // Who has ended sending still reads the replies to what it sent.
    config.setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    if (attempt != null || channel.localAddress() instanceof InetSocketAddress) {
      config.setOption(ChannelOption.TCP_NODELAY, true);
      int seconds = keepAliveSeconds.getAsInt();
      if (seconds > 0) {
        loop.transport().keepAlive(config, seconds);
      }
    }
    security.accept(channel);
    channel.pipeline().addLast(new NettyLink(loop, channel, attempt));
  }
}
