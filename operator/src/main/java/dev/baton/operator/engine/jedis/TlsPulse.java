package dev.baton.operator.engine.jedis;

import dev.baton.operator.engine.Pulse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The heartbeat of one encrypted engine, on a virtual thread of its own. */
final class TlsPulse implements Pulse {
  private final PulseRhythm rhythm;
  private final Listener listener;
  private final CountDownLatch stopping = new CountDownLatch(1);

  private TlsPulse(PulseRhythm rhythm, Listener listener) {
    this.rhythm = rhythm;
    this.listener = listener;
  }

  /** Begins to beat over a connection, which it will close. */
  static Pulse start(JedisPulseConnection connection, PulseRhythm rhythm, Listener listener) {
    var pulse = new TlsPulse(rhythm, listener);
    Thread.ofVirtual().name("heartbeat").start(() -> pulse.run(connection));
    return pulse;
  }

  @Override
  public void close() {
    stopping.countDown();
  }

  private boolean isStopped() {
    return stopping.getCount() == 0;
  }

  private void run(JedisPulseConnection connection) {
    try (connection) {
      while (!isStopped()) {
        long askedAtNs = System.nanoTime();
        if (connection.ping()) {
          listener.beat();
          if (!connection.rest(rhythm.period())) {
            listener.miss(0);
          }
        } else {
          long unansweredMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - askedAtNs);
          listener.miss(Math.min(unansweredMs, connection.patienceMs()));
          pause();
        }
      }
    }
  }

  private void pause() {
    try {
      var _ = stopping.await(rhythm.retry().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
    }
  }
}
