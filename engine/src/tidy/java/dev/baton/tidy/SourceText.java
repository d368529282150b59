package dev.baton.tidy;

import java.util.List;

/**
 * One file as the rules see it.
 *
 * @param path relative to the module, with forward slashes
 * @param text the whole content
 */
public record SourceText(String path, String text) {
  /** True for a file that the compiler reads. */
  public boolean isJava() {
    return path.endsWith(".java");
  }

  /** True for code that runs only in tests. */
  public boolean isTest() {
    return path.contains("src/test/") || path.contains("src/tidy/");
  }

  /** The lines without their ends. */
  public List<String> lines() {
    return text.lines().toList();
  }
}
