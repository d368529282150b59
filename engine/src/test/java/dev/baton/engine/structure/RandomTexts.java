package dev.baton.engine.structure;

import java.util.SplittableRandom;

/** Texts of every form that a packed list knows, the borders of each form often. */
final class RandomTexts {
  private RandomTexts() {}

  static String next(SplittableRandom random) {
    return switch (random.nextInt(8)) {
      case 0 -> Long.toString(random.nextLong());
      case 1 -> Long.toString(random.nextInt(-5000, 5000));
      case 2 -> Long.toString((1L << random.nextInt(64)) + random.nextInt(-1, 2));
      case 3 -> "0" + random.nextInt(100);
      case 4 -> "x".repeat(random.nextInt(60, 70));
      case 5 -> "y".repeat(random.nextInt(120, 135));
      case 6 -> random.nextInt(50) == 0 ? "z".repeat(random.nextInt(4090, 4100)) : "";
      default -> "text" + random.nextInt(20);
    };
  }
}
