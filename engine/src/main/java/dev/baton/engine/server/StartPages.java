package dev.baton.engine.server;

import dev.baton.engine.base.CLibrary;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The pages of files that only the start needed: the JVM goes through all classes of its cache once
 * and through much of its own code. Where they cannot be written to and never were, the system
 * forgets them without loss and shows what is needed again from the file.
 */
final class StartPages {
  /** Mapped memory from {@code start} up to {@code end}. */
  record Range(long start, long end) {}

  private static final int ADVICE_NOT_NEEDED = 4;
  // By then the compiler is done with the code that the cache knows to be hot.
  private static final long DELAY_MS = 500;
  private static final Path MAPPINGS = Path.of("/proc/self/smaps");

  private StartPages() {}

  /** Gives them back a moment after the start, on a thread of its own: the loop has other work. */
  static void giveBackSoon() {
    CompletableFuture.delayedExecutor(
            DELAY_MS, TimeUnit.MILLISECONDS, Thread.ofPlatform().name("baton-start")::start)
        .execute(StartPages::giveBack);
  }

  /** Where that is refused, they stay. */
  private static void giveBack() {
    MemorySegment advise = CLibrary.find("madvise");
    for (Range range : unwritten(lines())) {
      long bytes = range.end() - range.start();
      long _ = CLibrary.call(advise, range.start(), bytes, ADVICE_NOT_NEEDED, 0, 0, 0);
    }
  }

  /**
   * The mappings of files that are as the file is, from the lines of proc(5) smaps. What is read
   * only now may have been written before, as the cache is when it is not where it was made for:
   * that would be lost, so no page may have been copied.
   */
  static List<Range> unwritten(List<String> lines) {
    List<Range> found = new ArrayList<>();
    String mapping = "";
    long copiedKib = 0;
    for (String line : lines) {
      String[] words = line.split(" +", 6);
      if (words.length == 6 && words[0].indexOf('-') > 0) {
        mapping = isReadOnlyFile(words[1], words[5]) ? words[0] : "";
        copiedKib = 0;
      } else if (words[0].equals("Anonymous:")) {
        copiedKib += Long.parseLong(words[1]);
      } else if (words[0].equals("Swap:") && !mapping.isEmpty()) {
        copiedKib += Long.parseLong(words[1]);
        if (copiedKib == 0) {
          found.add(range(mapping));
        }
      }
    }
    return found;
  }

  private static boolean isReadOnlyFile(String permissions, String path) {
    return permissions.startsWith("r-") && path.startsWith("/");
  }

  private static Range range(String mapping) {
    int dash = mapping.indexOf('-');
    return new Range(
        Long.parseUnsignedLong(mapping, 0, dash, 16),
        Long.parseUnsignedLong(mapping, dash + 1, mapping.length(), 16));
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(MAPPINGS);
    } catch (IOException absent) {
      return List.of();
    }
  }
}
