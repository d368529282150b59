package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;

/**
 * Adds numbers to a set of its own, each until it is acknowledged. When a server refuses or closes,
 * it tries the next one, as clients do that know all addresses.
 */
final class FailoverWriter {
  private static final int BATCH = 500;
  private static final long PAUSE_NANOS = 1_000_000;

  private final String key;
  private final List<ServerProcess> servers;
  private final @Nullable RespClient[] clients;
  private final Thread thread;
  private volatile boolean stopping;
  private volatile long acknowledged;
  private volatile long longestGapNanos;
  private volatile long lastAtNanos = System.nanoTime();
  private volatile @Nullable Throwable failure;
  private int current;

  FailoverWriter(String key, List<ServerProcess> servers) {
    this.key = key;
    this.servers = servers;
    this.clients = new RespClient[servers.size()];
    this.thread = Thread.ofPlatform().name(key).start(this::writeAll);
  }

  /** How many numbers, from zero on, are acknowledged. */
  long acknowledged() {
    return acknowledged;
  }

  /** When the last number was acknowledged. */
  long lastAtNanos() {
    return lastAtNanos;
  }

  /** The longest time between two acknowledgements since the last call of this. */
  long takeLongestGapNanos() {
    long longest = longestGapNanos;
    longestGapNanos = 0;
    return longest;
  }

  /** Ends it; fails when it could not go on. */
  void end() {
    stopping = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while waiting for " + key, e);
    }
    if (failure != null) {
      throw new AssertionError(key + " failed", failure);
    }
  }

  private void writeAll() {
    try {
      while (!stopping) {
        writeOne();
      }
    } catch (RuntimeException | AssertionError broken) {
      failure = broken;
    } finally {
      for (int i = 0; i < clients.length; i++) {
        forget(i);
      }
    }
  }

  // One thread writes; the others only read it.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void writeOne() {
    if (!isTaken(Long.toString(acknowledged))) {
      current = (current + 1) % servers.size();
      if (current == 0) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      return;
    }
    long now = System.nanoTime();
    longestGapNanos = Math.max(longestGapNanos, now - lastAtNanos);
    lastAtNanos = now;
    acknowledged++;
  }

  private boolean isTaken(String number) {
    try {
      RespClient client = clients[current];
      if (client == null) {
        client = servers.get(current).connect();
        clients[current] = client;
      }
      Object reply = client.call("SADD", key, number);
      if (reply instanceof RespClient.ReplyError error) {
        assertThat(error.text()).matches("(READONLY|UNBLOCKED|LOADING|MASTERDOWN).*");
        return false;
      }
      return true;
    } catch (UncheckedIOException closed) {
      forget(current);
      return false;
    }
  }

  private void forget(int index) {
    RespClient client = clients[index];
    if (client != null) {
      client.close();
      clients[index] = null;
    }
  }

  /** Every acknowledged number is in the set. */
  void verify(ServerProcess server) {
    for (long first = 0; first < acknowledged; first += BATCH) {
      List<String> words = new ArrayList<>(List.of("SMISMEMBER", key));
      for (long number = first; number < Math.min(acknowledged, first + BATCH); number++) {
        words.add(Long.toString(number));
      }
      assertThat(server.call(words.toArray(String[]::new)))
          .as("numbers of %s from %d on, at %s", key, first, server.name())
          .asInstanceOf(InstanceOfAssertFactories.LIST)
          .containsOnly(1L);
    }
  }
}
