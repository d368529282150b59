package dev.baton.engine.io.net;

import dev.baton.engine.io.tls.TlsException;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the encryption and the link and translates: the link behind it sees a connection
 * like any other, that ends when the peer says goodbye.
 *
 * <p>An accepted link exists from the first moment, so that a client in its handshake counts
 * against {@code maxclients} and shows in CLIENT LIST, as in Redis. An outgoing one exists once the
 * peer has proved who it is.
 */
final class HandshakeWatch extends ChannelInboundHandlerAdapter {
  private final Loop loop;
  private final HandshakeLog log;
  private final @Nullable Attempt attempt;

  HandshakeWatch(Loop loop, HandshakeLog log, @Nullable Attempt attempt) {
    this.loop = loop;
    this.log = log;
    this.attempt = attempt;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    if (attempt == null) {
      var _ = context.fireChannelActive();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    switch (event) {
      case SslHandshakeCompletionEvent outcome -> onHandshake(context, outcome.cause());
      case SslCloseCompletionEvent _ -> {
        var _ = context.fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
      }
      default -> {
        var _ = context.fireUserEventTriggered(event);
      }
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    Throwable inner = cause instanceof DecoderException ? cause.getCause() : cause;
    if (inner instanceof IOException) {
      String reason = TlsException.innermost(inner);
      var _ = context.fireExceptionCaught(new IOException("TLS: " + reason, inner));
    } else {
      var _ = context.fireExceptionCaught(cause);
    }
  }

  private void onHandshake(ChannelHandlerContext context, @Nullable Throwable failure) {
    if (failure != null) {
      onFailure(context.channel(), failure);
    } else if (attempt != null) {
      var _ = context.fireChannelActive();
    }
  }

  private void onFailure(Channel channel, Throwable failure) {
    if (attempt != null) {
      attempt.fail("TLS: " + TlsException.innermost(failure));
    } else if (!(failure instanceof ClosedChannelException)) {
      // Who only looks whether the port is open, as load balancers do, is no failed client.
      log.failed(
          TlsException.innermost(failure),
          NettyLink.hostPort(channel.remoteAddress()),
          NettyLink.hostPort(channel.localAddress()),
          loop.nowMs());
    }
    var _ = channel.close();
  }
}
