package dev.baton.engine.memory;

/** The operating system, or the reserved range, has no more memory to give. */
public class MemoryExhaustedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was asked for and refused. */
  public MemoryExhaustedException(String refusal) {
    super(refusal);
  }
}
