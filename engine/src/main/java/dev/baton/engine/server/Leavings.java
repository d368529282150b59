package dev.baton.engine.server;

import dev.baton.engine.base.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files a running server leaves beside its data, such as the pid file; removed at its end. */
final class Leavings {
  private final Log log;
  private final List<Path> paths = new ArrayList<>();

  Leavings(Log log) {
    this.log = log;
  }

  /** Writes the process id; a server without a pid file still serves. */
  void writePid(Path path) {
    try {
      Files.writeString(path, ProcessHandle.current().pid() + "\n");
      paths.add(path);
    } catch (IOException refused) {
      log.notice("Failed to write PID file: " + refused.getMessage());
    }
  }

  void add(Path path) {
    paths.add(path);
  }

  void remove() {
    for (Path path : paths) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException leftBehind) {
        log.warning("cannot remove " + path + ": " + leftBehind.getMessage());
      }
    }
  }
}
