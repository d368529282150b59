package dev.baton.engine.command;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A redis-server of the distribution as a child process on a free loopback port, and one connection
 * to it that returns replies as they came over the wire.
 */
final class RealRedis implements AutoCloseable {
  private static final int START_SECONDS = 20;
  private static final int READ_TIMEOUT_MS = 20_000;

  private final Process process;
  private final Socket socket;
  private final InputStream input;

  RealRedis() throws IOException {
    int port = freePort();
    process =
        new ProcessBuilder(
                List.of(
                    "redis-server",
                    "--port",
                    Integer.toString(port),
                    "--bind",
                    "127.0.0.1",
                    "--save",
                    "",
                    "--enable-debug-command",
                    "yes"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    socket = connect(port);
    socket.setSoTimeout(READ_TIMEOUT_MS);
    socket.setTcpNoDelay(true);
    input = new BufferedInputStream(socket.getInputStream());
  }

  /** Sends one request and returns the raw reply, one character a byte. */
  String call(String... words) {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(latin("*" + words.length + "\r\n"));
    for (String word : words) {
      request.writeBytes(latin("$" + word.length() + "\r\n" + word + "\r\n"));
    }
    try {
      socket.getOutputStream().write(request.toByteArray());
      StringBuilder reply = new StringBuilder();
      readReply(reply);
      return reply.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(String.join(" ", words), e);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    process.destroyForcibly();
    try {
      process.waitFor(START_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readReply(StringBuilder reply) throws IOException {
    String line = readLine();
    reply.append(line);
    char type = line.charAt(0);
    if ("+-:,#(_".indexOf(type) >= 0) {
      return;
    }
    long count = Long.parseLong(line.substring(1).strip());
    if (type == '$' || type == '=') {
      if (count >= 0) {
        reply.append(latin(input.readNBytes((int) count + 2)));
      }
      return;
    }
    for (long i = 0; i < (type == '%' ? count * 2 : count); i++) {
      readReply(reply);
    }
  }

  private String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    while (line.length() < 2 || line.charAt(line.length() - 1) != '\n') {
      int next = input.read();
      if (next < 0) {
        throw new EOFException("redis-server closed the connection");
      }
      line.append((char) next);
    }
    return line.toString();
  }

  private Socket connect(int port) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (true) {
      try {
        return new Socket(InetAddress.getLoopbackAddress(), port);
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() - deadline > 0) {
          throw new IOException("redis-server does not listen on port " + port, e);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return listener.getLocalPort();
    }
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String latin(byte[] text) {
    return new String(text, StandardCharsets.ISO_8859_1);
  }
}
