package dev.baton.tidy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One file as the rules see it. What several rules need of it is computed once. */
public final class SourceText {
  private final String path;
  private final String text;
  private @Nullable List<String> codeLines;
  private JavaShape.@Nullable Shape shape;

  /**
   * Takes a file that was read.
   *
   * @param path relative to the top of the tree, with forward slashes
   * @param text the whole content
   */
  public SourceText(String path, String text) {
    this.path = path;
    this.text = text;
  }

  /** Relative to the top of the tree, with forward slashes. */
  public String path() {
    return path;
  }

  /** The whole content. */
  public String text() {
    return text;
  }

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

  /** The lines with comments and literals blanked. */
  List<String> codeLines() {
    List<String> known = codeLines;
    if (known == null) {
      known = SourceMask.mask(text).lines().toList();
      codeLines = known;
    }
    return known;
  }

  /** The declarations; only for a file that the compiler reads. */
  JavaShape.Shape shape() {
    JavaShape.Shape known = shape;
    if (known == null) {
      known = JavaShape.read(this);
      shape = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return path;
  }
}
