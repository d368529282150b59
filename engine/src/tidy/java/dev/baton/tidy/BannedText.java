package dev.baton.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Refuses a piece of text and names what to write instead.
 *
 * @param pattern searched line by line
 * @param scope the files the rule speaks about
 * @param codeOnly true to look past comments and literals
 * @param advice what to write instead
 */
record BannedText(Pattern pattern, Predicate<SourceText> scope, boolean codeOnly, String advice)
    implements Rule {
  /** A ban that holds in the code of every Java file, but not in its comments. */
  static Rule inCode(String regex, String advice) {
    return inCode(regex, source -> true, advice);
  }

  /** A ban that holds in the code of the Java files in scope, but not in their comments. */
  static Rule inCode(String regex, Predicate<SourceText> scope, String advice) {
    return new BannedText(
        Pattern.compile(regex), scope.and(SourceText::isJava), /* codeOnly= */ true, advice);
  }

  /** A ban that holds everywhere in every file, comments included. */
  static Rule anywhere(String regex, String advice) {
    return new BannedText(Pattern.compile(regex), source -> true, /* codeOnly= */ false, advice);
  }

  @Override
  public List<Finding> check(SourceText source) {
    if (!scope.test(source)) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    List<String> lines = codeOnly ? source.codeLines() : source.lines();
    for (int i = 0; i < lines.size(); i++) {
      if (pattern.matcher(lines.get(i)).find()) {
        findings.add(new Finding(source.path(), i + 1, advice));
      }
    }
    return findings;
  }
}
