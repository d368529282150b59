package dev.baton.engine.memory;

/** Seeds of random tests: fresh for each run, or the one given to repeat a failure. */
public final class Seeds {
  private static final String PROPERTY = "baton.seed";

  private Seeds() {}

  /** The seed given on the command line, otherwise a new one. */
  public static long next() {
    Long given = Long.getLong(PROPERTY);
    return given != null ? given : System.nanoTime();
  }

  /** Runs {@code property}; when it fails, the failure tells the command that repeats it. */
  public static void run(Class<?> test, long seed, Runnable property) {
    try {
      property.run();
    } catch (RuntimeException | AssertionError failure) {
      throw new AssertionError(
          "repeat with: mvn -pl engine test -Dtest=%s -D%s=%d"
              .formatted(test.getSimpleName(), PROPERTY, seed),
          failure);
    }
  }
}
