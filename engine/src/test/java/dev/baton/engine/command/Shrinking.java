package dev.baton.engine.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a list that fails shorter, by leaving parts out as long as it still fails. */
final class Shrinking {
  private Shrinking() {}

  /**
   * A part of {@code failing}, in its order, that still fails, and does so no more without any one
   * of its elements, unless {@code triesMax} came first.
   */
  static <T> List<T> shrink(List<T> failing, Predicate<List<T>> fails, int triesMax) {
    List<T> shortest = new ArrayList<>(failing);
    int tries = 0;
    int part = shortest.size() / 2;
    while (part > 0) {
      boolean shrunk = false;
      // From the end: what comes last needs most of what came before.
      for (int from = shortest.size() - part; from > -part; from -= part) {
        if (tries++ >= triesMax) {
          return shortest;
        }
        List<T> without = new ArrayList<>(shortest);
        without.subList(Math.max(0, from), Math.min(without.size(), from + part)).clear();
        if (without.size() < shortest.size() && fails.test(without)) {
          shortest = without;
          shrunk = true;
        }
      }
      part = shrunk ? Math.min(part, shortest.size()) : part / 2;
    }
    return shortest;
  }
}
