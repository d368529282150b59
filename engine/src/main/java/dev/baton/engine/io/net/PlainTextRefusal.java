package dev.baton.engine.io.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;

/**
 * Tells a client that speaks plain RESP on the TLS port what is wrong, in a way it understands,
 * instead of an alert that it cannot read. It looks at the first byte and leaves.
 */
final class PlainTextRefusal extends ChannelInboundHandlerAdapter {
  // The type of every first TLS record (RFC 8446, 5.1); no command begins with it.
  private static final byte HANDSHAKE = 22;
  private static final byte[] REFUSAL =
      "-ERR this port speaks TLS only\r\n".getBytes(StandardCharsets.US_ASCII);

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    if (!bytes.isReadable()) {
      bytes.release();
      return;
    }
    if (bytes.getByte(bytes.readerIndex()) == HANDSHAKE) {
      var _ = context.fireChannelRead(message);
      var _ = context.pipeline().remove(this);
      return;
    }
    bytes.release();
    // From here the bytes do not pass through the encryption, which lies behind.
    var _ =
        context
            .writeAndFlush(Unpooled.wrappedBuffer(REFUSAL))
            .addListener(
                (ChannelFutureListener)
                    sent -> {
                      var _ = context.close();
                    });
  }
}
