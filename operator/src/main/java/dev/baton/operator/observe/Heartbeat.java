package dev.baton.operator.observe;

import dev.baton.operator.engine.Credentials;
import dev.baton.operator.engine.EngineAddress;
import dev.baton.operator.engine.PulseConnection;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The heartbeat of one pod. {@link #run} belongs to one thread, the rest is for any. */
final class Heartbeat {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** A pod that has lost its engine usually gets it back within a second or two. */
  private static final Duration RETRY = Duration.ofMillis(200);

  private final EngineAddress address;
  private final Credentials credentials;
  private final Runnable onChange;
  private final Runnable onLoss;
  private final CountDownLatch stopping = new CountDownLatch(1);
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
    stopping.countDown();
  }

  private boolean isStopped() {
    return stopping.getCount() == 0;
  }

  void run(PulseConnection connection) {
    try (connection) {
      while (!isStopped()) {
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
    if (!isStopped()) {
      onChange.run();
    }
  }

  private void pause() {
    try {
      var _ = stopping.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop();
    }
  }
}
