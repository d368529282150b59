package dev.baton.engine.io.log;

import dev.baton.engine.base.Log;
import dev.baton.engine.io.time.SystemClock;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Writes log lines to standard output or to a file. The file is opened for each line, so that it
 * can be moved away while the server runs. A log that cannot be written never stops the server.
 */
public final class RedisLog implements Log {
  /** Says as what the process writes: {@code M} primary, {@code S} replica, {@code X} sentinel. */
  @FunctionalInterface
  public interface Role {
    /** The character. */
    char mark();
  }

  private final long pid = ProcessHandle.current().pid();
  private final SystemClock clock;
  private volatile @Nullable Path file;
  private volatile int leastLevel;
  private volatile Role role = () -> 'M';

  /** Logs notices and warnings to standard output until told otherwise. */
  public RedisLog(SystemClock clock) {
    this.clock = clock;
    setLevel("notice");
  }

  /** Sends further lines to {@code file}; null means standard output. */
  public void setFile(@Nullable Path file) {
    this.file = file;
  }

  /** Sets who answers for the role character. */
  public void setRole(Role role) {
    this.role = role;
  }

  /** Sets {@code loglevel}: debug, verbose, notice, warning or nothing. */
  public void setLevel(String name) {
    leastLevel =
        switch (name) {
          case "debug" -> rank(Level.DEBUG);
          case "verbose" -> rank(Level.VERBOSE);
          case "notice" -> rank(Level.NOTICE);
          case "warning" -> rank(Level.WARNING);
          default -> Integer.MAX_VALUE;
        };
  }

  @Override
  public void write(Level level, String message) {
    if (rank(level) >= leastLevel) {
      raw(LineFormat.line(pid, role.mark(), clock.shownMs(), level, message));
    }
  }

  /** Writes {@code text} as it is, whatever the level. */
  public synchronized void raw(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Path target = file;
    try {
      if (target == null) {
        standardOutput().write(bytes);
      } else {
        try (FileOutputStream out = new FileOutputStream(target.toFile(), true)) {
          out.write(bytes);
        }
      }
    } catch (IOException unwritable) {
      // There is nowhere left to say so.
    }
  }

  private static int rank(Level level) {
    return switch (level) {
      case DEBUG -> 0;
      case VERBOSE -> 1;
      case NOTICE -> 2;
      case WARNING -> 3;
    };
  }

  /** Not closed: the descriptor belongs to the process. */
  private static FileOutputStream standardOutput() {
    return new FileOutputStream(FileDescriptor.out);
  }
}
