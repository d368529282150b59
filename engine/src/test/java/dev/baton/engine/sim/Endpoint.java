package dev.baton.engine.sim;

/** What the simulated network talks to: one incarnation of a server, or a client. */
interface Endpoint {
  /** False after a crash: nothing reaches it any more. */
  boolean isAlive();

  /** A peer has connected to us. */
  void onAccepted(SimLink link);

  /** The connection asked for as {@code attempt} is there. */
  void onConnected(long attempt, SimLink link);

  /** The connection asked for as {@code attempt} will not come. */
  void onConnectFailed(long attempt, String reason);

  /** Bytes have arrived. */
  void onReceived(SimLink link, byte[] bytes);

  /** There is room again after a short write. */
  void onWritable(SimLink link);

  /** The connection is gone; nothing more comes from it. */
  void onClosed(SimLink link, String reason);
}
