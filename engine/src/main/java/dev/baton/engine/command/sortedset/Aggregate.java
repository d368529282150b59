package dev.baton.engine.command.sortedset;

import dev.baton.engine.command.Call;
import dev.baton.engine.command.Refusal;

/** How the scores that a member has in several sets become one. */
enum Aggregate {
  /** They are added up. */
  SUM,
  /** The lowest is taken. */
  MIN,
  /** The highest is taken. */
  MAX;

  static Aggregate parse(Call call, int word) {
    for (Aggregate aggregate : values()) {
      if (call.is(word, aggregate.name())) {
        return aggregate;
      }
    }
    throw new Refusal(Refusal.SYNTAX);
  }

  double of(double score, double other) {
    return switch (this) {
      case SUM -> orZero(score + other);
      case MIN -> other < score ? other : score;
      case MAX -> other > score ? other : score;
    };
  }

  /** What is no number, as of infinities that cancel each other out, counts as zero. */
  static double orZero(double score) {
    return Double.isNaN(score) ? 0 : score;
  }
}
