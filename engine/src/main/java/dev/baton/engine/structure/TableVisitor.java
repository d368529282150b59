package dev.baton.engine.structure;

/** Sees the entries of a table one by one; it may replace or mark them but not add or remove. */
public interface TableVisitor {
  /**
   * Called for each entry.
   *
   * @param entry the address of the entry
   * @param position where the table holds it, valid until the table changes
   */
  void visit(long entry, long position);
}
