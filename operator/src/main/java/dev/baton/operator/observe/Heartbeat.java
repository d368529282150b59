package dev.baton.operator.observe;

import dev.baton.operator.engine.Credentials;
import dev.baton.operator.engine.EngineAddress;
import dev.baton.operator.engine.Pulse;
import java.time.Duration;

/**
 * Since when one pod has been silent: since it was asked what it has not answered, not since that
 * was noticed. The pulse's thread writes, any thread reads.
 */
final class Heartbeat implements Pulse.Listener {
  private final EngineAddress address;
  private final Credentials credentials;
  private final Duration period;
  private final Runnable onChange;
  private final Runnable onLoss;
  private volatile boolean stopped;
  private volatile long silentSinceMs = -1;
  private volatile boolean hasBeaten;

  Heartbeat(
      EngineAddress address,
      Credentials credentials,
      Duration period,
      Runnable onChange,
      Runnable onLoss) {
    this.address = address;
    this.credentials = credentials;
    this.period = period;
    this.onChange = onChange;
    this.onLoss = onLoss;
  }

  boolean servesAs(EngineAddress wanted, Credentials wantedCredentials, Duration wantedPeriod) {
    return address.equals(wanted)
        && credentials.equals(wantedCredentials)
        && period.equals(wantedPeriod);
  }

  long silentSinceMs() {
    return silentSinceMs;
  }

  /** Nobody is told any more. */
  void stop() {
    stopped = true;
  }

  @Override
  public void beat() {
    if (silentSinceMs >= 0 || !hasBeaten) {
      hasBeaten = true;
      silentSinceMs = -1;
      tell();
    }
  }

  @Override
  public void miss(long unansweredMs) {
    if (silentSinceMs < 0) {
      silentSinceMs = System.currentTimeMillis() - unansweredMs;
      onLoss.run();
      tell();
    }
  }

  /** On a thread of its own: all heartbeats would stand still while a listener waits. */
  private void tell() {
    if (!stopped) {
      Thread.ofVirtual().name("heartbeat-news").start(onChange);
    }
  }
}
