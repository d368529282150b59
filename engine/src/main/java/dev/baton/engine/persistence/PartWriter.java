package dev.baton.engine.persistence;

/** Writes a value that is too large for one step, in as many steps as it is shown in. */
interface PartWriter {
  /** How many members or pending entries are written in one step, of those that come one by one. */
  int ITEMS_AT_ONCE = 64;

  /** Writes some parts; returns whether there may be more. */
  boolean writeSome();
}
