package dev.baton.operator.engine.jedis;

import dev.baton.operator.engine.EngineAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The distribution's redis-server on a free loopback port: a peer that the adapter must suit. */
final class RedisProcess implements AutoCloseable {
  private static final Duration START_DEADLINE = Duration.ofSeconds(10);

  private final Process process;
  private final EngineAddress address;

  private RedisProcess(Process process, EngineAddress address) {
    this.process = process;
    this.address = address;
  }

  static boolean isInstalled() {
    return Files.isExecutable(Path.of("/usr/bin/redis-server"));
  }

  static RedisProcess start(String... directives) throws IOException, InterruptedException {
    int port = freePort();
    List<String> command = new ArrayList<>(List.of("/usr/bin/redis-server"));
    command.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1"));
    command.addAll(List.of("--save", "", "--repl-diskless-sync-delay", "0"));
    command.addAll(List.of("--dir", Files.createTempDirectory("redis-peer").toString()));
    command.addAll(List.of(directives));
    Process process =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    RedisProcess redis = new RedisProcess(process, new EngineAddress("127.0.0.1", port));
    redis.awaitListening();
    return redis;
  }

  EngineAddress address() {
    return address;
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private void awaitListening() throws IOException, InterruptedException {
    long giveUpAtNs = System.nanoTime() + START_DEADLINE.toNanos();
    while (System.nanoTime() < giveUpAtNs) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(address.host(), address.port()), 100);
        return;
      } catch (IOException e) {
        process.waitFor(20, TimeUnit.MILLISECONDS);
      }
    }
    kill();
    throw new IOException("redis-server did not listen on " + address);
  }
}
