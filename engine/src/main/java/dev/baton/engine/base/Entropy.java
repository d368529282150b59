package dev.baton.engine.base;

/** Where random numbers come from; seeded in simulation, the system's generator in production. */
public interface Entropy {
  /** Sixty-four random bits. */
  long nextLong();

  /** A random number from zero up to, not including, {@code bound}. */
  default int nextInt(int bound) {
    Check.that(bound > 0, "a bound is positive");
    return (int) Long.remainderUnsigned(nextLong(), bound);
  }

  /** Forty random lower-case hexadecimal digits: the form of run ids and replication ids. */
  default String nextId() {
    StringBuilder id = new StringBuilder(48);
    while (id.length() < 40) {
      id.append(String.format("%016x", nextLong()));
    }
    return id.substring(0, 40);
  }
}
