package dev.baton.engine.node;

/** Ends the process. In the simulation it only marks the node as ended. */
public interface Exit {
  /** Called once, as the last thing a node does; {@code code} is 0 for a clean end. */
  void exit(int code);
}
