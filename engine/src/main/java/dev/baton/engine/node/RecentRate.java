package dev.baton.engine.node;

/** How fast a counter grew in the last second and a half: the mean of a few short samples. */
final class RecentRate {
  private static final int SAMPLES = 16;

  private final double[] perSecond = new double[SAMPLES];
  private int next;
  private long lastValue;
  private long lastMs;

  void sample(long value, long nowMs) {
    long elapsedMs = nowMs - lastMs;
    if (lastMs == 0 || elapsedMs <= 0) {
      lastMs = lastMs == 0 ? nowMs : lastMs;
      lastValue = value;
      return;
    }
    perSecond[next] = (value - lastValue) * 1000.0 / elapsedMs;
    next = (next + 1) % SAMPLES;
    lastValue = value;
    lastMs = nowMs;
  }

  double perSecond() {
    double sum = 0;
    for (double sample : perSecond) {
      sum += sample;
    }
    return sum / SAMPLES;
  }
}
