package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One server as a child process on a loopback port of its own, with a data folder of its own. It is
 * always killed by {@link #close}; its log stays in the folder for the report of a failed test.
 */
abstract sealed class ServerProcess implements AutoCloseable
    permits RedisServerProcess, ValkeyServerProcess, EngineProcess {
  private static final int EXIT_SECONDS = 20;

  /** DEBUG DIGEST is the oracle of these tests, and Redis 7 keeps DEBUG locked by default. */
  private static final List<String> FOR_TESTS =
      List.of("--enable-debug-command", "local", "--save", "", "--loglevel", "verbose");

  private final String name;
  private final Path folder;
  private final int port = freePort();
  private final List<String> directives;
  private @Nullable Process process;
  private @Nullable RespClient client;

  ServerProcess(String name, Path folder, List<String> directives) {
    this.name = name;
    this.folder = folder;
    this.directives = directives;
  }

  /** The program and the arguments before the directives. */
  abstract List<String> program();

  /** The name the test knows it by, with the kind of server it is. */
  final String name() {
    return name;
  }

  final int port() {
    return port;
  }

  /** Its data folder. */
  final Path folder() {
    return folder;
  }

  /** Starts the process and returns when it answers PING with anything. */
  final void start() {
    List<String> command = new ArrayList<>(program());
    boolean hasFile = !directives.isEmpty() && !directives.getFirst().startsWith("--");
    // A configuration file is the first argument of all.
    command.addAll(directives.subList(0, hasFile ? 1 : 0));
    command.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1"));
    command.addAll(List.of("--dir", folder.toString()));
    command.addAll(FOR_TESTS);
    command.addAll(List.of("--repl-diskless-sync-delay", "0"));
    // The test's own come last, because the last one wins.
    command.addAll(directives.subList(hasFile ? 1 : 0, directives.size()));
    try {
      process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("starting " + command.getFirst(), e);
    }
    Await.until(name + " answers PING", this::answers, this::log);
  }

  private boolean answers() {
    if (!isAlive()) {
      throw new AssertionError(name + " exited while starting; its log:\n" + log());
    }
    try (RespClient probe = new RespClient(port)) {
      Object reply = probe.call("PING");
      return !(reply instanceof RespClient.ReplyError error) || !error.text().startsWith("LOADING");
    } catch (UncheckedIOException _) {
      return false;
    }
  }

  final boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Calls over one connection kept for the test; opened again when the server closed it. */
  final @Nullable Object call(String... words) {
    if (client != null) {
      try {
        return client.call(words);
      } catch (UncheckedIOException _) {
        client.close();
      }
    }
    client = new RespClient(port);
    return client.call(words);
  }

  /** Calls and expects +OK. */
  final void ok(String... words) {
    assertThat(call(words)).as("%s: %s", name, String.join(" ", words)).isEqualTo("OK");
  }

  /** The error text of a call that must fail. */
  final String error(String... words) {
    Object reply = call(words);
    assertThat(reply).as(String.join(" ", words)).isInstanceOf(RespClient.ReplyError.class);
    return reply instanceof RespClient.ReplyError error ? error.text() : "";
  }

  /** A connection of the caller's own. */
  final RespClient connect() {
    return new RespClient(port);
  }

  /** The fields of one section of INFO. */
  final Map<String, String> info(String section) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String line : String.valueOf(call("INFO", section)).lines().toList()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        fields.put(line.substring(0, colon), line.substring(colon + 1));
      }
    }
    return fields;
  }

  /** A counter of INFO stats. */
  final long stat(String field) {
    return Long.parseLong(info("stats").getOrDefault(field, "-1"));
  }

  /** The replication offset this server has reached. */
  final long offset() {
    return Long.parseLong(info("replication").getOrDefault("master_repl_offset", "-1"));
  }

  final String digest() {
    return String.valueOf(call("DEBUG", "DIGEST"));
  }

  /** Makes it a replica of whatever answers at {@code primaryPort}. */
  final void follow(int primaryPort) {
    ok("REPLICAOF", "127.0.0.1", Integer.toString(primaryPort));
  }

  final void promote() {
    ok("REPLICAOF", "NO", "ONE");
  }

  final boolean isLinkUp() {
    return "up".equals(info("replication").get("master_link_status"));
  }

  /** Ends it as an operator would: the data set is saved and the process exits with zero. */
  final void shutdownSaving() {
    try (RespClient last = connect()) {
      last.send("SHUTDOWN", "SAVE");
      assertThat(awaitExit()).as("exit code of %s", name).isZero();
    }
    forgetClient();
  }

  /** Ends it as the kernel would: nothing is saved, nothing is said. */
  final void kill() {
    if (process != null) {
      process.destroyForcibly();
      awaitExit();
    }
    forgetClient();
  }

  /** Waits for the process to end; its exit code. */
  final int awaitExit() {
    Process running = process;
    if (running == null) {
      return 0;
    }
    try {
      if (!running.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError(name + " did not exit; its log:\n" + log());
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while waiting for " + name, e);
    }
    return running.exitValue();
  }

  private void forgetClient() {
    if (client != null) {
      client.close();
      client = null;
    }
  }

  private Path logFile() {
    return folder.resolve("server.log");
  }

  /** All it has written to its output so far. */
  final String log() {
    try {
      return Files.readString(logFile(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "no log: " + e.getMessage();
    }
  }

  @Override
  public final void close() {
    kill();
  }

  /** A port that nobody listens on. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
