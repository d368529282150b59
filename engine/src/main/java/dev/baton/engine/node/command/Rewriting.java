package dev.baton.engine.node.command;

/** What BGREWRITEAOF asks of the node. */
public interface Rewriting {
  /** Begins to rewrite the append only file; the status or error line to answer, with its mark. */
  String rewriteInBackground(long nowMs);
}
