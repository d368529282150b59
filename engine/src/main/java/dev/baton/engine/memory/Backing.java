package dev.baton.engine.memory;

/**
 * Has the system put real memory behind addresses before they are used, on another thread. The
 * first touch of memory that a machine has given back to its host takes milliseconds for each huge
 * page.
 */
@FunctionalInterface
public interface Backing {
  /** The first touch does it. */
  Backing NONE = (address, bytes) -> {};

  /** Begins with committed memory; it is no error when that has been given back meanwhile. */
  void prepare(long address, long bytes);
}
