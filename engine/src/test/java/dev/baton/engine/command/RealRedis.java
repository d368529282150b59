package dev.baton.engine.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A redis-server of the distribution as a child process on a free loopback port. */
final class RealRedis implements AutoCloseable {
  private static final int START_SECONDS = 20;

  private final Process process;
  private final int port;
  private final RedisConnection connection;

  RealRedis() throws IOException {
    port = freePort();
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
    connection = connect();
  }

  /** Sends one request over a connection that stays and returns the raw reply. */
  String call(String... words) {
    return connection.call(words);
  }

  /** A new client; waits until the server listens. */
  final RedisConnection connect() throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (true) {
      try {
        return new RedisConnection(new Socket(InetAddress.getLoopbackAddress(), port));
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() - deadline > 0) {
          throw new IOException("redis-server does not listen on port " + port, e);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }
  }

  @Override
  public void close() {
    connection.close();
    process.destroyForcibly();
    try {
      process.waitFor(START_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return listener.getLocalPort();
    }
  }
}
