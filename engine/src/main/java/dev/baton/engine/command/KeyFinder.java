package dev.baton.engine.command;

import dev.baton.engine.resp.Arguments;

/** Finds the keys of a call where no {@link KeySpec} can, or where the flags depend on the call. */
@FunctionalInterface
public interface KeyFinder {
  /** Adds the keys of a call whose number of words is right. */
  void find(Arguments words, KeyPositions into);
}
