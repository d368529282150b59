package dev.baton.tidy;

import java.util.List;

/** One rule about the text of one file. Rules keep no state and may run in any order. */
@FunctionalInterface
public interface Rule {
  /** Everything in the file that breaks the rule, in the order of the lines; empty when tidy. */
  List<Finding> check(SourceText source);
}
