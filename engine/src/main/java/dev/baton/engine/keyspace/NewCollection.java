package dev.baton.engine.keyspace;

/** A collection that is being made and is in no entry yet, as a view on its type shows it. */
public interface NewCollection {
  /** The number of its members. */
  long size();

  /** The collection as a value to put, which then belongs to the entry. */
  NewValue finish();

  /** Gives it up. */
  void discard();
}
