package dev.baton.tidy;

import java.util.ArrayList;
import java.util.List;

/** Rules about the width of lines and the length of files. */
final class LineRules {
  /** The width that the formatter aims at; only it cannot break a literal or a comment's link. */
  static final int COLUMNS_MAX = 100;

  /** Beyond this a file tells more than one story. */
  static final int FILE_LINES_MAX = 600;

  private LineRules() {}

  static List<Finding> width(SourceText source) {
    if (!source.isJava()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    List<String> lines = source.lines();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).length() > COLUMNS_MAX && !cannotBeBroken(lines.get(i))) {
        findings.add(new Finding(source.path(), i + 1, "break the line at 100 columns"));
      }
    }
    return findings;
  }

  private static boolean cannotBeBroken(String line) {
    return line.startsWith("import ") || line.contains("https://");
  }

  static List<Finding> length(SourceText source) {
    int lines = source.lines().size();
    if (!source.isJava() || lines <= FILE_LINES_MAX) {
      return List.of();
    }
    return List.of(new Finding(source.path(), lines, "split the file: it has more than 600 lines"));
  }
}
