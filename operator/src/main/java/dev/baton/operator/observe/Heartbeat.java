package dev.baton.operator.observe;

import dev.baton.operator.engine.Credentials;
import dev.baton.operator.engine.EngineAddress;
import dev.baton.operator.engine.PulseConnection;
import java.time.Duration;

/** The heartbeat of one pod. {@link #run} belongs to one thread, the rest is for any. */
final class Heartbeat {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** A pod that has lost its engine usually gets it back within a second or two. */
  private static final Duration RETRY = Duration.ofMillis(200);

  private final EngineAddress address;
  private final Credentials credentials;
  private final Runnable onChange;
  private final Runnable onLoss;
  private volatile boolean stopped;
  private volatile long silentSinceMs = -1;
  private volatile boolean hasBeaten;

  Heartbeat(EngineAddress address, Credentials credentials, Runnable onChange, Runnable onLoss) {
    this.address = address;
    this.credentials = credentials;
    this.onChange = onChange;
    this.onLoss = onLoss;
  }

  boolean servesAs(EngineAddress wanted, Credentials wantedCredentials) {
    return address.equals(wanted) && credentials.equals(wantedCredentials);
  }

  long silentSinceMs() {
    return silentSinceMs;
  }

  void stop() {
    stopped = true;
  }

  void run(PulseConnection connection) {
    try (connection) {
      while (!stopped) {
        if (connection.ping()) {
          beat();
          if (!connection.rest(PERIOD)) {
            miss();
          }
        } else {
          miss();
          pause();
        }
      }
    }
  }

  private void beat() {
    if (silentSinceMs >= 0 || !hasBeaten) {
      hasBeaten = true;
      silentSinceMs = -1;
      tell();
    }
  }

  private void miss() {
    if (silentSinceMs < 0) {
      silentSinceMs = System.currentTimeMillis();
      onLoss.run();
      tell();
    }
  }

  private void tell() {
    if (!stopped) {
      onChange.run();
    }
  }

  private void pause() {
    try {
      Thread.sleep(RETRY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
  }
}
