package dev.baton.engine.io.net;

import dev.baton.engine.base.HostPort;
import dev.baton.engine.base.Native;
import dev.baton.engine.node.Link;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * One connection: the last handler of its channel and the node's view of it. Written bytes are
 * collected in a block and passed on when it is full or at the flush; the channel's water mark
 * bounds how many may wait.
 */
final class NettyLink extends ChannelInboundHandlerAdapter implements Link {
  private static final int BLOCK_BYTES = 32 * 1024;
  private static final int SMALL_BLOCK_BYTES = 2 * 1024;
  // A peer that stops reading must not keep a connection that is to be closed.
  private static final long CLOSE_MS_MAX = 5000;

  private final Loop loop;
  private final Channel channel;
  private final @Nullable Attempt attempt;
  private @Nullable ByteBuf block;
  private @Nullable String failure;
  private boolean wroteShort;
  private boolean closing;
  private boolean ended;
  private boolean announced;

  NettyLink(Loop loop, Channel channel, @Nullable Attempt attempt) {
    this.loop = loop;
    this.channel = channel;
    this.attempt = attempt;
  }

  @Override
  public HostPort remote() {
    return hostPort(channel.remoteAddress());
  }

  @Override
  public HostPort local() {
    return hostPort(channel.localAddress());
  }

  @Override
  public int write(long address, int length) {
    if (closing || !channel.isActive()) {
      // What is sent to a closed connection is lost, as on a socket; onClosed tells.
      return length;
    }
    int room = room();
    int taken = Math.min(length, room);
    int done = 0;
    while (done < taken) {
      ByteBuf target = block(taken - done);
      int part = Math.min(taken - done, target.writableBytes());
      Native.copy(address + done, addressOf(target, target.writerIndex(), part), part);
      target.writerIndex(target.writerIndex() + part);
      done += part;
      if (!target.isWritable()) {
        passOn();
      }
    }
    wroteShort |= taken < length;
    return taken;
  }

  @Override
  public void flush() {
    passOn();
    channel.flush();
  }

  @Override
  public void setReading(boolean reading) {
    channel.config().setAutoRead(reading);
  }

  @Override
  public void close() {
    if (closing) {
      return;
    }
    closing = true;
    passOn();
    var _ = channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    if (channel.isOpen()) {
      loop.schedule(this::closeNow, CLOSE_MS_MAX);
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    if (attempt == null) {
      announced = true;
      loop.events().onAccepted(this, loop.nowMs());
    } else if (attempt.succeed()) {
      announced = true;
      loop.events().onConnected(attempt.number(), this, loop.nowMs());
    } else {
      closing = true;
      closeNow();
    }
    loop.touch();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    try {
      int length = bytes.readableBytes();
      if (!closing && length > 0) {
        long address = addressOf(bytes, bytes.readerIndex(), length);
        loop.events().onReceived(this, address, length, loop.nowMs());
        loop.received(length);
      }
    } finally {
      bytes.release();
    }
  }

  /** The peer sends no more: its last requests are answered in this turn, then it is closed. */
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent && !closing) {
      ended = true;
      loop.execute(this::close);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (wroteShort && channel.isWritable()) {
      wroteShort = false;
      // Not from within the flush that made the room, for the node is busy flushing then, and not
      // before the other sockets had their turn: who takes as fast as we send would keep them out.
      loop.schedule(this::tellWritable, 0);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (block != null) {
      block.release();
      block = null;
    }
    if (announced) {
      announced = false;
      loop.events().onClosed(this, reason(), loop.nowMs());
      loop.touch();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException) {
      String message = cause.getMessage();
      failure = message == null ? cause.toString() : message;
      closeNow();
    } else {
      loop.fail(cause);
    }
  }

  private void closeNow() {
    var _ = channel.close();
  }

  private void tellWritable() {
    if (announced && !closing) {
      loop.events().onWritable(this, loop.nowMs());
    }
  }

  private String reason() {
    if (failure != null) {
      return failure;
    }
    return closing && !ended ? "closed by this server" : "the peer closed the connection";
  }

  private int room() {
    int collected = block == null ? 0 : block.readableBytes();
    return (int) Math.max(0, channel.bytesBeforeUnwritable() - collected);
  }

  private ByteBuf block(int wanted) {
    ByteBuf current = block;
    if (current == null) {
      int bytes = wanted <= SMALL_BLOCK_BYTES / 2 ? SMALL_BLOCK_BYTES : BLOCK_BYTES;
      current = loop.memory().directBuffer(bytes, bytes);
      block = current;
    }
    return current;
  }

  private void passOn() {
    ByteBuf full = block;
    if (full != null) {
      block = null;
      var _ = channel.write(full, channel.voidPromise());
    }
  }

  private static long addressOf(ByteBuf bytes, int index, int length) {
    return bytes.hasMemoryAddress()
        ? bytes.memoryAddress() + index
        : MemorySegment.ofBuffer(bytes.internalNioBuffer(index, length)).address();
  }

  static HostPort hostPort(@Nullable SocketAddress address) {
    if (address instanceof InetSocketAddress inet) {
      String host = inet.getAddress().getHostAddress();
      int scope = host.indexOf('%');
      return new HostPort(scope < 0 ? host : host.substring(0, scope), inet.getPort());
    }
    return new HostPort(address == null ? "?" : address.toString(), 0);
  }
}
