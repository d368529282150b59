package dev.baton.engine.architecture.planted.io;

/** Stands for a socket. */
public final class Edge {
  /** Does nothing. */
  public void touch() {}
}
