package dev.baton.engine.command.hyperloglog;

/**
 * The number of different elements that registers stand for.
 *
 * <p>Theory: Otmar Ertl, "New cardinality estimation algorithms for HyperLogLog sketches",
 * arXiv:1702.01284. Only how many registers have each value matters.
 */
final class Estimate {
  // One half over the natural logarithm of two.
  private static final double ALPHA = 0.721347520444481703680;
  private static final int ZEROS_MAX = Long.SIZE - Pattern.INDEX_BITS;

  private Estimate() {}

  /** The estimate for registers of which {@code histogram[v]} have the value {@code v}. */
  static long of(int[] histogram) {
    double registers = Registers.COUNT;
    double sum = registers * tau((registers - histogram[ZEROS_MAX + 1]) / registers);
    for (int value = ZEROS_MAX; value >= 1; value--) {
      sum = (sum + histogram[value]) * 0.5;
    }
    sum += registers * sigma(histogram[0] / registers);
    return Math.round(ALPHA * registers * registers / sum);
  }

  private static double sigma(double share) {
    if (share == 1) {
      return Double.POSITIVE_INFINITY;
    }
    double power = share;
    double weight = 1;
    double sum = share;
    double before;
    do {
      power *= power;
      before = sum;
      sum += power * weight;
      weight += weight;
    } while (before != sum);
    return sum;
  }

  private static double tau(double share) {
    if (share == 0 || share == 1) {
      return 0;
    }
    double root = share;
    double weight = 1;
    double sum = 1 - share;
    double before;
    do {
      root = Math.sqrt(root);
      before = sum;
      weight *= 0.5;
      sum -= (1 - root) * (1 - root) * weight;
    } while (before != sum);
    return sum / 3;
  }
}
