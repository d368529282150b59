package dev.baton.engine.node;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** One node with an append only file, forced before each reply, on a disk in memory. */
abstract class AppendOnlyFixture {
  static final String FOLDER = "appendonlydir/appendonly.aof.";

  final World world = new World();
  final FakeDisk disk = new FakeDisk();

  @AfterEach
  void close() {
    world.close();
  }

  /** Starts it, with directives beside those that switch the file on. */
  World.Member start(String... more) {
    return world.start(
        7001,
        disk,
        Stream.concat(
                Stream.of(
                    "appendonly", "yes", "appendfsync", "always", "enable-debug-command", "yes"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  /** One of its files, as characters of one byte each. */
  String text(String name) {
    byte[] bytes = disk.files.get(FOLDER + name);
    return bytes == null ? "absent" : new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** A command as it stands in the file. */
  static String command(String... words) {
    return "*"
        + words.length
        + "\r\n"
        + Stream.of(words)
            .map(word -> "$" + word.length() + "\r\n" + word + "\r\n")
            .collect(Collectors.joining());
  }
}
