package dev.baton.engine.command;

import java.util.EnumSet;
import java.util.Set;

/**
 * CLIENT PAUSE: until it ends, all commands or those that may change the dataset are postponed, and
 * nothing expires. Two pauses add up to the later end and the wider scope.
 */
public final class ClientPause {
  /** What is postponed. */
  public enum Scope {
    /** Commands that may change the dataset. */
    WRITE,
    /** Every command of a normal client. */
    ALL
  }

  /** Who may hold writes back until it lets go, whatever clients ask for. */
  public enum Holder {
    /** A shutdown that waits for replicas. */
    SHUTDOWN,
    /** A failover: what is written now could be lost. */
    FAILOVER
  }

  private final Set<Holder> holders = EnumSet.noneOf(Holder.class);
  private long writesUntilMs;
  private long allUntilMs;
  private long takeoverUntilMs;
  private boolean hasNoPrimary;

  /** Starts or lengthens a pause. */
  public void pause(Scope scope, long untilMs) {
    writesUntilMs = Math.max(writesUntilMs, untilMs);
    if (scope == Scope.ALL) {
      allUntilMs = Math.max(allUntilMs, untilMs);
    }
  }

  /**
   * Holds back whatever touches keys on a replica that is about to be promoted: clients that were
   * led here early wait for the promotion, where they would read stale data and be refused writes.
   */
  public void awaitTakeover(long untilMs) {
    takeoverUntilMs = Math.max(takeoverUntilMs, untilMs);
  }

  /** Whether clients wait for the promotion of this replica. */
  public boolean awaitsTakeover(long nowMs) {
    return nowMs < takeoverUntilMs;
  }

  /** The replica was promoted: those who waited for it go on. */
  public void endTakeover() {
    takeoverUntilMs = 0;
  }

  /**
   * A failover has come so far that nobody is the primary until it ends: whom this node would send
   * to its successor waits, because the successor would send it back.
   */
  public void awaitSuccessor() {
    hasNoPrimary = true;
  }

  /** Whether this client waits until it is known who the primary is. */
  public boolean awaitsSuccessor(Session session) {
    return hasNoPrimary && session.info().followsRedirects();
  }

  /** Holds writes back until {@link #release}; CLIENT UNPAUSE does not change that. */
  public void hold(Holder holder) {
    holders.add(holder);
  }

  /** Lets writes go on, as far as this holder is concerned. */
  public void release(Holder holder) {
    holders.remove(holder);
    hasNoPrimary &= holder != Holder.FAILOVER;
  }

  /** Ends every pause that clients asked for. */
  public void end() {
    writesUntilMs = 0;
    allUntilMs = 0;
    takeoverUntilMs = 0;
  }

  /** Whether changes of the dataset, and with them expiry, stand still. */
  public boolean stopsWrites(long nowMs) {
    return nowMs < writesUntilMs || !holders.isEmpty();
  }

  /** When the last pause ends, in milliseconds since 1970; 0 without one. */
  public long endsAtMs() {
    if (!holders.isEmpty()) {
      return Long.MAX_VALUE;
    }
    return Math.max(takeoverUntilMs, Math.max(writesUntilMs, allUntilMs));
  }

  /** Whether a client's call of a command has to wait. */
  public boolean postpones(CommandSpec spec, Session session, long nowMs) {
    if (session.isReplica() || session.isPrimaryLink()) {
      return false;
    }
    boolean changes = spec.has(Flag.WRITE) || spec.has(Flag.MAY_REPLICATE);
    boolean isForPrimary = nowMs < takeoverUntilMs || awaitsSuccessor(session);
    return nowMs < allUntilMs
        || (changes && stopsWrites(nowMs))
        || (isForPrimary && (changes || spec.has(Flag.READONLY)));
  }
}
