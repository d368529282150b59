package dev.baton.e2e.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The measured lines of a run: printed as they come and kept in {@code e2e/target/report.txt}. */
public final class Report {
  private static final Path FILE = Cluster.root().resolve("e2e/target/report.txt");

  private Report() {}

  /** Adds one measured line of {@code scenario}. */
  public static void line(String scenario, String measured) {
    String line = scenario + ": " + measured;
    System.out.println(line);
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write " + FILE, failure);
    }
  }
}
