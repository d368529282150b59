package dev.baton.engine.interop;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The distribution's redis-server, which the engine must be able to follow and to lead. */
final class RedisServerProcess extends ServerProcess {
  RedisServerProcess(String name, Path folder, List<String> directives) {
    super(name, folder, directives);
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
