package dev.baton.tidy;

import java.util.List;

/** Rules about declarations: how long a method may be and which types owe an explanation. */
final class ShapeRules {
  /** Beyond this nobody can hold a method in the head, whatever it does. */
  static final int METHOD_LINES_MAX = 70;

  private ShapeRules() {}

  static List<Finding> methodLength(SourceText source) {
    if (!source.isJava()) {
      return List.of();
    }
    return source.shape().methods().stream()
        .filter(method -> method.lines() > METHOD_LINES_MAX)
        .map(
            method -> finding(source, method.line(), method.name() + " exceeds 70 lines: split it"))
        .toList();
  }

  static List<Finding> publicTypesAreExplained(SourceText source) {
    if (!source.isJava() || source.isTest()) {
      return List.of();
    }
    return source.shape().undocumented().stream()
        .map(type ->
            finding(source, type.line(), type.name() + " is public: say in Javadoc what it is"))
        .toList();
  }

  private static Finding finding(SourceText source, int line, String advice) {
    return new Finding(source.path(), line, advice);
  }
}
