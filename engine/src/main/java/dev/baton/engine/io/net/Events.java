package dev.baton.engine.io.net;

import dev.baton.engine.node.Link;
import dev.baton.engine.node.Readiness;

/** What the loop tells and asks of whoever it drives; every call comes from the loop thread. */
public interface Events {
  /** A peer connected. */
  void onAccepted(Link link, long nowMs);

  /** Bytes arrived; they must be copied before this returns. */
  void onReceived(Link link, long address, int length, long nowMs);

  /** After a short write: there is room again. */
  void onWritable(Link link, long nowMs);

  /** The connection is gone; the last call for this link. */
  void onClosed(Link link, String reason, long nowMs);

  /** An outgoing connection stands. */
  void onConnected(long attempt, Link link, long nowMs);

  /** An outgoing connection failed, for good. */
  void onConnectFailed(long attempt, String reason, long nowMs);

  /** Every 100 ms, and at {@link #nextDeadlineMs}. */
  void onTick(long nowMs);

  /** All that was ready in this turn of the loop has been told. */
  void onTurnEnd(long nowMs);

  /** When {@link #onTick} is wanted next; {@code nowMs} or less means as soon as possible. */
  long nextDeadlineMs(long nowMs);

  /** Whether clients may be sent here. */
  Readiness readiness(long nowMs);

  /** The page for Prometheus. */
  String metrics(long nowMs);
}
