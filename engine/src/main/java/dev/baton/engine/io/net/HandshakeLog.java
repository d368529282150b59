package dev.baton.engine.io.net;

import dev.baton.engine.base.HostPort;
import dev.baton.engine.base.Log;

/**
 * Tells why clients did not get in. Anyone who reaches the port can fail, so at most one line a
 * second is written; the others are counted.
 */
final class HandshakeLog {
  private static final long DISTANCE_MS = 1000;

  private final Log log;
  private long lastMs = -DISTANCE_MS;
  private long untold;

  HandshakeLog(Log log) {
    this.log = log;
  }

  void failed(String reason, HostPort peer, HostPort local, long nowMs) {
    if (Math.abs(nowMs - lastMs) < DISTANCE_MS) {
      untold++;
      return;
    }
    String others = untold == 0 ? "" : " and " + untold + " others since the last line";
    log.warning(
        "Error accepting a client connection: "
            + reason
            + " (addr="
            + peer
            + " laddr="
            + local
            + ")"
            + others);
    lastMs = nowMs;
    untold = 0;
  }
}
