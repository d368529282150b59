package dev.baton.e2e.support;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Clients that write through the Service without a pause, remember each write the server
 * acknowledged and, at the end, look for every one of them.
 *
 * <p>A write is one new key, so that a lost acknowledged write is a missing key and nothing else.
 */
public final class Writers implements AutoCloseable {
  /** Between two attempts of a client that got an error: short beside the gaps to be measured. */
  private static final Duration RETRY_PAUSE = Duration.ofMillis(10);

  private static final int ERRORS_TOLD = 3;

  /** How many keys are looked for at once. */
  private static final int BATCH = 500;

  private final Replication replication;
  private final String run = Long.toString(System.nanoTime(), 36);
  private final List<Thread> threads = new ArrayList<>();
  private final ConcurrentSkipListSet<String> acknowledged = new ConcurrentSkipListSet<>();
  private final AtomicLong lastAcknowledgedNanos = new AtomicLong();
  private final AtomicLong lastAcknowledgedBeginNanos = new AtomicLong(Long.MIN_VALUE);
  private final AtomicReference<Gap> longestGap = new AtomicReference<>(new Gap(0, 0));
  private final AtomicLong errors = new AtomicLong();
  private final List<String> firstErrors = new CopyOnWriteArrayList<>();
  private final long startNanos = System.nanoTime();
  private final long pauseNanos;
  private final Supplier<Jedis> connections;
  private final int writesPerConnection;
  private volatile boolean stopping;

  private record Gap(long startNanos, long endNanos) {
    long millis() {
      return Duration.ofNanos(endNanos - startNanos).toMillis();
    }
  }

  /**
   * What the writers saw: counts, and the longest time without any acknowledged write. The lost
   * writes are counted and measured in bytes of a primary's stream.
   */
  public record Outcome(
      long acknowledged,
      long lost,
      long lostBytes,
      long longestGapMillis,
      long errors,
      List<String> firstErrors) {
    /** One line for a report. */
    public String describe() {
      return "acked writes %d, lost acked writes %d, longest write gap %d ms, failed attempts %d %s"
          .formatted(acknowledged, lost, longestGapMillis, errors, firstErrors);
    }
  }

  private Writers(
      Replication replication,
      int clients,
      int writesPerSecond,
      Supplier<Jedis> connections,
      int writesPerConnection) {
    this.replication = replication;
    this.connections = connections;
    this.writesPerConnection = writesPerConnection;
    this.pauseNanos = Duration.ofSeconds(clients).toNanos() / writesPerSecond;
    for (int client = 0; client < clients; client++) {
      String prefix = "w:" + run + ":" + client + ":";
      threads.add(Thread.ofPlatform().name("writer-" + client).unstarted(() -> write(prefix)));
    }
  }

  /**
   * Starts {@code clients} writers that together try {@code writesPerSecond} and give up on a
   * server soon, so that a gap is the server's and not their own.
   */
  public static Writers start(Replication replication, int clients, int writesPerSecond) {
    // Asked for once: in an outage each client tries a hundred times a second.
    HostAndPort service = replication.service();
    String password = replication.password();
    return begin(
        new Writers(
            replication,
            clients,
            writesPerSecond,
            () -> Replication.connect(service, password),
            Integer.MAX_VALUE));
  }

  /** Starts writers that are to see no error at all, and therefore wait for a slow machine. */
  public static Writers startPatient(Replication replication, int clients, int writesPerSecond) {
    return startPatient(
        replication, replication.password(), clients, writesPerSecond, Integer.MAX_VALUE);
  }

  /** The same with {@code password}, signing in for every single write. */
  public static Writers startSigningIn(
      Replication replication, String password, int clients, int writesPerSecond) {
    return startPatient(replication, password, clients, writesPerSecond, 1);
  }

  private static Writers startPatient(
      Replication replication,
      String password,
      int clients,
      int writesPerSecond,
      int writesPerConnection) {
    HostAndPort service = replication.service();
    return begin(
        new Writers(
            replication,
            clients,
            writesPerSecond,
            () -> Replication.connectPatiently(service, password),
            writesPerConnection));
  }

  private static Writers begin(Writers writers) {
    writers.lastAcknowledgedNanos.set(System.nanoTime());
    writers.threads.forEach(Thread::start);
    return writers;
  }

  /** The number of writes acknowledged so far. */
  public long acknowledgedCount() {
    return acknowledged.size();
  }

  /**
   * Whether a write that began after {@code nanoTime} has been acknowledged. One that was under way
   * at that time says nothing: a server killed meanwhile may have answered it.
   */
  public boolean hasWrittenSince(long nanoTime) {
    return lastAcknowledgedBeginNanos.get() > nanoTime;
  }

  /** Waits until a write that begins from now on is acknowledged; how long that took. */
  public Duration awaitNextWrite(Duration deadline) {
    long start = System.nanoTime();
    while (!hasWrittenSince(start)) {
      if (System.nanoTime() - start > deadline.toNanos()) {
        throw new AssertionError("no write was acknowledged within " + deadline);
      }
      LockSupport.parkNanos(1_000_000);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Stops writing and looks for every acknowledged write on the primary. */
  public Outcome stop() {
    stopping = true;
    for (Thread thread : threads) {
      try {
        thread.join(Duration.ofSeconds(10));
      } catch (InterruptedException interruption) {
        Thread.currentThread().interrupt();
      }
    }
    List<String> lost = findLost();
    return new Outcome(
        acknowledged.size(),
        lost.size(),
        lost.stream().mapToLong(Writers::streamBytes).sum(),
        longestGap.get().millis(),
        errors.get(),
        List.copyOf(firstErrors));
  }

  @Override
  public void close() {
    stopping = true;
  }

  private List<String> findLost() {
    List<String> lost = new ArrayList<>();
    try (Jedis primary = replication.awaitConnection()) {
      List<String> batch = new ArrayList<>();
      for (String key : acknowledged) {
        batch.add(key);
        if (batch.size() == BATCH) {
          lost.addAll(missing(primary, batch));
          batch.clear();
        }
      }
      lost.addAll(missing(primary, batch));
    }
    return lost;
  }

  private static List<String> missing(Jedis primary, List<String> keys) {
    boolean all = keys.isEmpty() || primary.exists(keys.toArray(String[]::new)) == keys.size();
    return all ? List.of() : keys.stream().filter(key -> !primary.exists(key)).toList();
  }

  /** How long a write is in the stream of a primary, which is sent as clients send commands. */
  private static long streamBytes(String key) {
    return "*3\r\n$3\r\nSET\r\n$%d\r\n%s\r\n$1\r\nv\r\n".formatted(key.length(), key).length();
  }

  private void write(String prefix) {
    long number = 0;
    while (!stopping) {
      try (Jedis connection = connections.get()) {
        for (int write = 0; write < writesPerConnection && !stopping; write++) {
          long startNanos = System.nanoTime();
          String key = prefix + number++;
          connection.set(key, "v");
          acknowledge(key, startNanos);
          LockSupport.parkNanos(pauseNanos - (System.nanoTime() - startNanos));
        }
      } catch (JedisException refusedOrCut) {
        if (errors.incrementAndGet() <= ERRORS_TOLD) {
          firstErrors.add(tell(refusedOrCut));
        }
        LockSupport.parkNanos(RETRY_PAUSE.toNanos());
      }
    }
  }

  private String tell(JedisException error) {
    return "%d ms after the start: %s"
        .formatted(Duration.ofNanos(System.nanoTime() - startNanos).toMillis(), error.getMessage());
  }

  private void acknowledge(String key, long startNanos) {
    acknowledged.add(key);
    lastAcknowledgedBeginNanos.accumulateAndGet(startNanos, Math::max);
    long now = System.nanoTime();
    long previous = lastAcknowledgedNanos.getAndAccumulate(now, Math::max);
    longestGap.accumulateAndGet(new Gap(previous, now), (a, b) -> a.millis() >= b.millis() ? a : b);
  }
}
