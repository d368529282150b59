package dev.baton.engine.interop;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The distribution's redis-server, which the engine must be able to follow and to lead. */
final class RedisServerProcess extends ServerProcess {
  RedisServerProcess(String name, Path folder, List<String> directives) {
    super(name, folder, withTestDefaults(directives));
  }

  /** The test's directives come last, because the last one wins. */
  private static List<String> withTestDefaults(List<String> directives) {
    List<String> all = new ArrayList<>();
    // DEBUG DIGEST is the oracle of these tests, and Redis 7 keeps DEBUG locked by default.
    all.addAll(List.of("--enable-debug-command", "local", "--save", ""));
    all.addAll(List.of("--repl-diskless-sync-delay", "0", "--loglevel", "verbose"));
    all.addAll(directives);
    return all;
  }

  @Override
  List<String> program() {
    return List.of(find("redis-server"));
  }

  /** The path of a program of the distribution, or one clear line that says how to get it. */
  static String find(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path candidate = Path.of(folder, program);
      if (Files.isExecutable(candidate)) {
        return candidate.toString();
      }
    }
    throw new AssertionError(
        program + " is not on PATH; install it (Debian: apt-get install redis-server)");
  }
}
