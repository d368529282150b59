package dev.baton.engine.replication;

/** Where bytes go that are sent without copying them first. */
public interface Outlet {
  /** Takes as many bytes as there is room for and returns that number, possibly zero. */
  int write(long address, int length);
}
