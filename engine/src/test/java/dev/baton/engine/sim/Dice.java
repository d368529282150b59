package dev.baton.engine.sim;

import dev.baton.engine.base.Entropy;
import java.util.List;
import java.util.SplittableRandom;

/**
 * All chance of a run comes from here, so that a seed repeats it. Each part of the world rolls its
 * own dice: what one part does more or less of does not change the luck of another.
 */
final class Dice implements Entropy {
  private final SplittableRandom random;

  Dice(long seed) {
    this(new SplittableRandom(seed));
  }

  private Dice(SplittableRandom random) {
    this.random = random;
  }

  /** Dice for one more part of the world. */
  Dice fork() {
    return new Dice(random.split());
  }

  @Override
  public long nextLong() {
    return random.nextLong();
  }

  /** True in {@code percent} of a hundred rolls. */
  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** A number from {@code least} to {@code most}, both included. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  /** One of {@code choices}. */
  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
