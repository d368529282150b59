package dev.baton.engine.interop;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A valkey-server, of PATH or of the variable {@code BATON_VALKEY_SERVER}; not all have one. */
final class ValkeyServerProcess extends ServerProcess {
  static final String ABSENT =
      "no valkey-server: put one on PATH or name it in BATON_VALKEY_SERVER";

  ValkeyServerProcess(String name, Path folder, List<String> directives) {
    super(name, folder, directives);
  }

  @Override
  List<String> program() {
    String program = find();
    if (program == null) {
      throw new AssertionError(ABSENT);
    }
    return List.of(program);
  }

  /** The path of the program; null when there is none. */
  static @Nullable String find() {
    String named = System.getenv("BATON_VALKEY_SERVER");
    if (named != null) {
      return named;
    }
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path candidate = Path.of(folder, "valkey-server");
      if (Files.isExecutable(candidate)) {
        return candidate.toString();
      }
    }
    return null;
  }
}
