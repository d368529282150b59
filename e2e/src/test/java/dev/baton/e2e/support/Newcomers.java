package dev.baton.e2e.support;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Clients that have just started, one after the other, each with one write to do: they tell when
 * the Service takes writes again. Clients that were there before find out later, when their own
 * patience with the former primary ends.
 */
public final class Newcomers {
  private static final Duration BETWEEN = Duration.ofMillis(50);

  private final HostAndPort service;
  private final String password;
  private final CountDownLatch written = new CountDownLatch(1);
  private final AtomicLong writtenAtNanos = new AtomicLong(Long.MAX_VALUE);

  private Newcomers(Replication replication) {
    this.service = replication.service();
    this.password = replication.password();
  }

  /** Clients of this resource; nobody comes yet. */
  public static Newcomers of(Replication replication) {
    return new Newcomers(replication);
  }

  /** Lets them come until one has written; how long after {@code sinceNanos} that was. */
  public Duration awaitWrite(long sinceNanos, Duration deadline) {
    long giveUpAtNanos = System.nanoTime() + deadline.toNanos();
    while (!hasWritten()) {
      if (System.nanoTime() > giveUpAtNanos) {
        throw new AssertionError("nobody could write within " + deadline);
      }
      Thread.ofVirtual().name("newcomer").start(this::write);
    }
    return Duration.ofNanos(writtenAtNanos.get() - sinceNanos);
  }

  private boolean hasWritten() {
    try {
      return written.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while nobody could write", interruption);
    }
  }

  private void write() {
    try (Jedis connection = Replication.connect(service, password)) {
      connection.set("newcomer", "v");
      writtenAtNanos.accumulateAndGet(System.nanoTime(), Math::min);
      written.countDown();
    } catch (JedisException refusedOrSilent) {
      // The next one comes in a moment.
      return;
    }
  }
}
