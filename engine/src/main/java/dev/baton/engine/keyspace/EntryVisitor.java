package dev.baton.engine.keyspace;

/** Sees entries one by one; it may not change the keyspace meanwhile. */
@FunctionalInterface
public interface EntryVisitor {
  /** Called for each entry; the view is set on the next one afterwards. */
  void visit(Entry entry);
}
