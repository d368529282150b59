package dev.baton.engine.memory;

/**
 * A large block was refused, so that the last of the range stays for the small ones without which
 * nothing works any more. Nothing was taken: whoever asks before changing anything can go on.
 */
public final class MemoryRefusedException extends MemoryExhaustedException {
  private static final long serialVersionUID = 1L;

  /** Says what was asked for and refused. */
  public MemoryRefusedException(String refusal) {
    super(refusal);
  }
}
