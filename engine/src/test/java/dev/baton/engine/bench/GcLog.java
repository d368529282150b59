package dev.baton.engine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the engine's collector did: {@code -Xlog:gc} writes lines such as {@code Pause Young
 * (Allocation Failure) 5M->2M(15M) 1.234ms}.
 *
 * @param pauses how many
 * @param longestMs the longest
 * @param heapMiB the most that was in use before a collection
 */
record GcLog(int pauses, double longestMs, int heapMiB) {
  private static final Pattern PAUSE =
      Pattern.compile("Pause .* (\\d+)M->\\d+M\\(\\d+M\\) ([0-9.]+)ms");

  static GcLog read(Path log) throws IOException {
    int pauses = 0;
    double longest = 0;
    int heap = 0;
    for (String line : Files.readAllLines(log)) {
      Matcher pause = PAUSE.matcher(line);
      if (pause.find()) {
        pauses++;
        heap = Math.max(heap, Integer.parseInt(pause.group(1)));
        longest = Math.max(longest, Double.parseDouble(pause.group(2)));
      }
    }
    return new GcLog(pauses, longest, heap);
  }
}
