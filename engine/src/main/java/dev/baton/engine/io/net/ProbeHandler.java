package dev.baton.engine.io.net;

import dev.baton.engine.metrics.PrometheusText;
import dev.baton.engine.node.Readiness;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import java.nio.charset.StandardCharsets;

/**
 * Answers one HTTP/1.1 request and closes: {@code GET /livez} says that the loop runs, {@code GET
 * /readyz} whether clients may be sent here, {@code GET /metrics} what Prometheus collects. It
 * serves probes, so it has a short deadline, small requests and few connections.
 */
final class ProbeHandler extends ChannelInboundHandlerAdapter {
  static final int BACKLOG = 64;

  private static final int REQUEST_BYTES_MAX = 8 * 1024;
  private static final int CONNECTIONS_MAX = 64;
  private static final long DEADLINE_MS = 5000;
  private static final String PLAIN_TEXT = "text/plain; charset=utf-8";

  private final Setup setup;
  private final StringBuilder request = new StringBuilder();
  private boolean answered;

  private ProbeHandler(Setup setup) {
    this.setup = setup;
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    setup.connections--;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    try {
      request.append(bytes.toString(StandardCharsets.ISO_8859_1));
    } finally {
      bytes.release();
    }
    if (answered) {
      return;
    }
    if (request.length() > REQUEST_BYTES_MAX) {
      send(context, "431 Request Header Fields Too Large", "request too large", true);
    } else if (request.indexOf("\r\n\r\n") >= 0) {
      answer(context);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    var _ = context.close();
  }

  private void answer(ChannelHandlerContext context) {
    String[] words = request.substring(0, request.indexOf("\r\n")).split(" ", -1);
    if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
      send(context, "400 Bad Request", "not an HTTP/1.1 request", true);
      return;
    }
    boolean head = words[0].equals("HEAD");
    if (!head && !words[0].equals("GET")) {
      send(context, "405 Method Not Allowed", "only GET and HEAD are served", true);
      return;
    }
    switch (words[1]) {
      case "/livez" -> send(context, "200 OK", "ok", !head);
      case "/readyz" -> {
        Readiness readiness = setup.loop.events().readiness(setup.loop.nowMs());
        String status = readiness.ready() ? "200 OK" : "503 Service Unavailable";
        send(context, status, readiness.text(), !head);
      }
      case "/metrics" -> {
        String page = setup.loop.events().metrics(setup.loop.nowMs());
        send(context, "200 OK", PrometheusText.CONTENT_TYPE, page, !head);
      }
      default -> send(context, "404 Not Found", "try /livez, /readyz or /metrics", !head);
    }
  }

  private void send(ChannelHandlerContext context, String status, String text, boolean withBody) {
    send(context, status, PLAIN_TEXT, text + "\n", withBody);
  }

  private void send(
      ChannelHandlerContext context, String status, String type, String text, boolean withBody) {
    answered = true;
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 "
            + status
            + "\r\nContent-Type: "
            + type
            + "\r\nContent-Length: "
            + body.length
            + "\r\nConnection: close\r\n\r\n";
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    ByteBuf response =
        withBody ? Unpooled.wrappedBuffer(start, body) : Unpooled.wrappedBuffer(start);
    var _ = context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
  }

  /** Makes handlers for probe connections and bounds their number. */
  @Sharable
  static final class Setup extends ChannelInitializer<Channel> {
    private final Loop loop;
    private int connections;

    Setup(Loop loop) {
      this.loop = loop;
    }

    @Override
    protected void initChannel(Channel channel) {
      if (connections >= CONNECTIONS_MAX) {
        closeNow(channel);
        return;
      }
      connections++;
      channel.pipeline().addLast(new ProbeHandler(this));
      loop.schedule(() -> closeNow(channel), DEADLINE_MS);
    }

    private static void closeNow(Channel channel) {
      var _ = channel.close();
    }
  }
}
