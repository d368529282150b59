package dev.baton.engine.interop;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The engine, started from the classes that are being tested with the Java that runs the tests. */
final class EngineProcess extends ServerProcess {
  EngineProcess(String name, Path folder, List<String> directives) {
    super(name, folder, withRdbVersionOfPeers(directives));
  }

  /** The peers here are as old as Redis 7.0, which refuses an RDB version above 10. */
  private static List<String> withRdbVersionOfPeers(List<String> directives) {
    List<String> all = new ArrayList<>(directives);
    boolean hasFile = !directives.isEmpty() && !directives.getFirst().startsWith("--");
    all.addAll(hasFile ? 1 : 0, List.of("--baton-rdb-version", "10"));
    return all;
  }

  @Override
  List<String> program() {
    return engine();
  }

  /** What starts the engine, before its arguments. */
  static List<String> engine() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xms16m",
        "-Xmx96m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseCompactObjectHeaders",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        classPath(),
        "dev.baton.engine.server.Main");
  }

  /** The class path of the tests without the tests, so that the engine cannot lean on them. */
  private static String classPath() {
    String tests =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> entries = new ArrayList<>();
    for (String entry : tests.split(File.pathSeparator, -1)) {
      if (!Path.of(entry).endsWith("test-classes")) {
        entries.add(entry);
      }
    }
    return String.join(File.pathSeparator, entries);
  }
}
