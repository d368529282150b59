package dev.baton.engine.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The middle of some figures. */
final class Median {
  private Median() {}

  static double of(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int half = sorted.size() / 2;
    if (sorted.isEmpty()) {
      return Double.NaN;
    }
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
