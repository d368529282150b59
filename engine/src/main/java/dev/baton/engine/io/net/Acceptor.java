package dev.baton.engine.io.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Hands what a listening socket accepts to the loop. */
final class Acceptor extends ChannelInboundHandlerAdapter {
  // Out of descriptors, each try would fail at once and keep the loop busy.
  private static final long PAUSE_MS = 1000;

  private final Loop loop;
  private final ChannelHandler setup;

  Acceptor(Loop loop, ChannelHandler setup) {
    this.loop = loop;
    this.setup = setup;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    Channel accepted = (Channel) message;
    accepted.pipeline().addLast(setup);
    var _ =
        loop.thread()
            .register(accepted)
            .addListener(registration -> {
              if (!registration.isSuccess()) {
                accepted.unsafe().closeForcibly();
              }
            });
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (context.channel().config().isAutoRead()) {
      context.channel().config().setAutoRead(false);
      loop.schedule(() -> context.channel().config().setAutoRead(true), PAUSE_MS);
    }
  }
}
