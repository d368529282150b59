package dev.baton.engine.base;

/**
 * Invariants that stay on in production. A broken one means that memory can no longer be trusted,
 * so the process must end and let a replica take over.
 */
public final class Check {
  private Check() {}

  /**
   * Throws unless {@code condition} holds.
   *
   * @throws BrokenInvariantException when it does not
   */
  public static void that(boolean condition, String invariant) {
    if (!condition) {
      throw new BrokenInvariantException(invariant);
    }
  }
}
