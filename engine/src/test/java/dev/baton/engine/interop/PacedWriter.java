package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Writes at most so many values a second, all of the same length. It makes up for nothing when it
 * falls behind, so that no second has more than its share.
 */
final class PacedWriter {
  private static final long SECOND_NANOS = 1_000_000_000;
  private static final int SLOTS_PER_SECOND = 100;
  private static final int KEYS = 10_000;
  private static final long LOOK_NANOS = 1_000_000;

  private final ServerProcess server;
  private final int writesPerSlot;
  private final Thread thread;
  private volatile boolean stopping;
  private volatile long acknowledged;
  private volatile @Nullable Throwable failure;

  PacedWriter(ServerProcess server, int writesPerSecond) {
    this.server = server;
    this.writesPerSlot = Math.max(1, writesPerSecond / SLOTS_PER_SECOND);
    this.thread = Thread.ofPlatform().name("paced writer").start(this::writeAll);
  }

  /** How many bytes of requests it sends in a second, at most. */
  long bytesPerSecondMax() {
    // One slot more, for one may begin at the end of a second.
    return (long) request(0).length * writesPerSlot * (SLOTS_PER_SECOND + 1);
  }

  /** How many values are acknowledged. */
  long acknowledged() {
    return acknowledged;
  }

  /** Returns when it has had as many answers more as it gets in {@code seconds}, at best. */
  void writeFor(int seconds) {
    long wanted = acknowledged + (long) seconds * SLOTS_PER_SECOND * writesPerSlot;
    while (acknowledged < wanted && failure == null) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  /** Ends it; fails when it could not go on. */
  void end() {
    stopping = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while waiting for a writer", e);
    }
    if (failure != null) {
      throw new AssertionError("writing to " + server.name() + " failed", failure);
    }
  }

  private void writeAll() {
    try (RespClient client = server.connect()) {
      while (!stopping) {
        long slotEndsNanos = System.nanoTime() + SECOND_NANOS / SLOTS_PER_SECOND;
        writeSlot(client);
        LockSupport.parkNanos(slotEndsNanos - System.nanoTime());
      }
    } catch (RuntimeException | AssertionError broken) {
      failure = broken;
    }
  }

  // One thread writes; the others only read it.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void writeSlot(RespClient client) {
    ByteArrayOutputStream requests = new ByteArrayOutputStream();
    for (int i = 0; i < writesPerSlot; i++) {
      requests.writeBytes(request(acknowledged + i));
    }
    client.sendBytes(requests.toByteArray());
    for (int i = 0; i < writesPerSlot; i++) {
      assertThat(client.receive()).isEqualTo("OK");
    }
    acknowledged += writesPerSlot;
  }

  private static byte[] request(long number) {
    String key = String.format(Locale.ROOT, "paced:%05d", number % KEYS);
    String value = String.format(Locale.ROOT, "%064d", number);
    return RespClient.request(bytes("SET"), bytes(key), bytes(value));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
