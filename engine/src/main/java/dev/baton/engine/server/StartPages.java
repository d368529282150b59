package dev.baton.engine.server;

import dev.baton.engine.base.CLibrary;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The pages of files that only the start needed: the JVM goes through all classes of its cache once
 * and through much of its own code. Nobody writes to them, so the system forgets them without loss
 * and shows what is needed again from the file.
 */
final class StartPages {
  private static final int ADVICE_NOT_NEEDED = 4;
  // By then the compiler is done with the code that the cache knows to be hot.
  private static final long DELAY_MS = 500;
  private static final Path MAPS = Path.of("/proc/self/maps");

  private StartPages() {}

  /** Gives them back a moment after the start, on a thread of its own: the loop has other work. */
  static void giveBackSoon() {
    Thread.ofPlatform().daemon().name("baton-start").start(StartPages::run);
  }

  private static void run() {
    try {
      Thread.sleep(DELAY_MS);
      giveBack();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where that is refused, they stay. */
  private static void giveBack() {
    MemorySegment advise = CLibrary.find("madvise");
    for (String line : lines()) {
      if (isReadOnlyFile(line)) {
        int dash = line.indexOf('-');
        long start = Long.parseUnsignedLong(line, 0, dash, 16);
        long end = Long.parseUnsignedLong(line, dash + 1, line.indexOf(' '), 16);
        long _ = CLibrary.call(advise, start, end - start, ADVICE_NOT_NEEDED, 0, 0, 0);
      }
    }
  }

  /**
   * Whether a line of proc(5) maps tells of code, or of the part of the cache that is never
   * written. Other parts that cannot be written now may have been before: they would be lost.
   */
  static boolean isReadOnlyFile(String line) {
    return line.contains(" r-xp ") && line.contains(" /")
        || line.contains(" r--p ") && line.endsWith(".aot");
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(MAPS);
    } catch (IOException absent) {
      return List.of();
    }
  }
}
