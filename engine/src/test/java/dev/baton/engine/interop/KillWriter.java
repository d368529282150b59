package dev.baton.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Writes growing numbers to places of its own, in strings, a hash and a sorted set, and remembers
 * which were acknowledged. It ends when the server does.
 */
final class KillWriter {
  private static final int KINDS = 3;
  private static final int PLACES = 200;

  private final String name;
  private final SplittableRandom random;
  private final long[][] acknowledged = new long[KINDS][PLACES];
  private final long[][] sent = new long[KINDS][PLACES];
  private volatile long acknowledgedCount;
  private volatile @Nullable Throwable failure;
  private long next;
  private @Nullable Thread thread;

  KillWriter(String name, SplittableRandom random) {
    this.name = name;
    this.random = random;
  }

  /** Writes to this server until it is gone. */
  void begin(ServerProcess server) {
    RespClient client = server.connect();
    thread = Thread.ofPlatform().name(name).start(() -> writeAll(client));
  }

  /** Waits for its end, and fails for anything but a server that is gone. */
  void end() {
    Thread running = thread;
    if (running == null) {
      return;
    }
    try {
      running.join();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while waiting for " + name, e);
    }
    if (failure != null) {
      throw new AssertionError(name + " was refused", failure);
    }
  }

  long acknowledgedCount() {
    return acknowledgedCount;
  }

  private void writeAll(RespClient client) {
    try (client) {
      while (true) {
        writeOne(client);
      }
    } catch (UncheckedIOException gone) {
      // The server was killed: what it had not answered may be there or not.
    } catch (RuntimeException | AssertionError refused) {
      failure = refused;
    }
  }

  // One thread writes; the others only read it.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void writeOne(RespClient client) {
    int kind = random.nextInt(KINDS);
    int place = random.nextInt(PLACES);
    long number = ++next;
    String text = Long.toString(number);
    sent[kind][place] = number;
    Object reply =
        switch (kind) {
          case 0 -> client.call("SET", name + ":" + place, text);
          case 1 -> client.call("HSET", name + ":hash", "f" + place, text);
          default -> client.call("ZADD", name + ":ranking", text, "m" + place);
        };
    assertThat(reply).isNotInstanceOf(RespClient.ReplyError.class);
    acknowledged[kind][place] = number;
    acknowledgedCount++;
    if (random.nextInt(16) == 0) {
      LockSupport.parkNanos(random.nextInt(1_000_000));
    }
  }

  /** What was acknowledged by now, to compare with later. */
  long[][] floor() {
    long[][] floor = new long[KINDS][];
    for (int kind = 0; kind < KINDS; kind++) {
      floor[kind] = acknowledged[kind].clone();
    }
    return floor;
  }

  /** Every place holds what was acknowledged there, or what was sent after it. */
  void verify(ServerProcess server, String when) {
    verify(server, acknowledged, when);
  }

  /** Every place holds at least what {@code floor} says, and nothing that was never sent. */
  void verify(ServerProcess server, long[][] floor, String when) {
    for (int kind = 0; kind < KINDS; kind++) {
      List<?> held = read(server, kind);
      for (int place = 0; place < PLACES; place++) {
        Object text = held.get(place);
        long number = text == null ? 0 : Long.parseLong(String.valueOf(text));
        assertThat(number)
            .as("%s, kind %d, place %d %s", name, kind, place, when)
            .isBetween(floor[kind][place], sent[kind][place]);
        acknowledged[kind][place] = number;
      }
    }
  }

  private List<?> read(ServerProcess server, int kind) {
    List<String> words = new ArrayList<>();
    switch (kind) {
      case 0 -> words.add("MGET");
      case 1 -> words.addAll(List.of("HMGET", name + ":hash"));
      default -> words.addAll(List.of("ZMSCORE", name + ":ranking"));
    }
    String prefix = List.of(name + ":", "f", "m").get(kind);
    for (int place = 0; place < PLACES; place++) {
      words.add(prefix + place);
    }
    Object reply = server.call(words.toArray(String[]::new));
    assertThat(reply).isInstanceOf(List.class);
    return (List<?>) Objects.requireNonNull(reply);
  }
}
