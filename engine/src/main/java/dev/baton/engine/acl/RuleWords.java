package dev.baton.engine.acl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one user as words. A selector is one rule, but people write it as several words, so
 * that what stands between its parentheses has to be joined first.
 *
 * @param rules the rules, each in one piece
 * @param unmatched the word with a parenthesis that nothing closes, or null
 */
record RuleWords(List<String> rules, @Nullable String unmatched) {
  static RuleWords join(List<String> words) {
    List<String> rules = new ArrayList<>();
    StringBuilder selector = new StringBuilder();
    String opened = null;
    for (String word : words) {
      boolean opens = opened == null && word.startsWith("(") && !word.endsWith(")");
      if (opens) {
        opened = word;
        selector.append(word);
      } else if (opened == null) {
        rules.add(word);
      } else {
        selector.append(' ').append(word);
        if (word.endsWith(")")) {
          rules.add(selector.toString());
          selector.setLength(0);
          opened = null;
        }
      }
    }
    return new RuleWords(rules, opened);
  }
}
