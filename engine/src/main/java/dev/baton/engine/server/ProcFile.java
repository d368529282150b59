package dev.baton.engine.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the kernel's figures about this process and machine; what it cannot read is zero. */
final class ProcFile {
  private static final long PAGE_BYTES = 4096;
  private static final double TICKS_PER_SECOND = 100;

  private ProcFile() {}

  static long residentBytes() {
    List<String> words = words("/proc/self/statm");
    return words.size() < 2 ? 0 : Long.parseLong(words.get(1)) * PAGE_BYTES;
  }

  static long systemMemoryBytes() {
    // The first line is: MemTotal:  24578432 kB
    List<String> words = words("/proc/meminfo");
    return words.size() < 2 ? 0 : Long.parseLong(words.get(1)) * 1024;
  }

  static double userSeconds() {
    return processorSeconds(0);
  }

  static double systemSeconds() {
    return processorSeconds(1);
  }

  /** Fields 14 and 15 of proc(5) stat, counted behind the name, which may hold spaces. */
  private static double processorSeconds(int index) {
    String stat = String.join(" ", words("/proc/self/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    return fields.length < 13 ? 0 : Long.parseLong(fields[11 + index]) / TICKS_PER_SECOND;
  }

  private static List<String> words(String file) {
    try {
      return List.of(Files.readString(Path.of(file)).strip().split("\\s+", -1));
    } catch (IOException absent) {
      return List.of();
    }
  }
}
