package dev.baton.engine.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How often each command was called, how long it took and how it ended. */
public final class CommandStatistics {
  private final Map<String, OfCommand> byName = new LinkedHashMap<>();

  /** The figures of one command. */
  public static final class OfCommand {
    private final String name;
    private long calls;
    private long micros;
    private long rejected;
    private long failed;
    private @Nullable Histogram latencies;

    private OfCommand(String name) {
      this.name = name;
    }

    /** The command's full name. */
    public String name() {
      return name;
    }

    /** How often it ran. */
    public long calls() {
      return calls;
    }

    /** How long that took together, in microseconds. */
    public long micros() {
      return micros;
    }

    /** How often it was refused before it could run. */
    public long rejected() {
      return rejected;
    }

    /** How often it ran and replied an error. */
    public long failed() {
      return failed;
    }

    /** How long its calls took, one by one; null while that was not asked for. */
    public @Nullable Histogram latencies() {
      return latencies;
    }

    /** A call has ended after {@code durationMicros}. */
    public void called(long durationMicros, boolean hasFailed, boolean tracksLatency) {
      calls++;
      micros += durationMicros;
      failed += hasFailed ? 1 : 0;
      if (tracksLatency) {
        if (latencies == null) {
          latencies = new Histogram();
        }
        latencies.add(durationMicros * 1000);
      }
    }

    /** A call was refused. */
    public void refused() {
      rejected++;
    }
  }

  /** The figures of a command, all zero at first. */
  public OfCommand of(String fullName) {
    OfCommand known = byName.get(fullName);
    if (known == null) {
      known = new OfCommand(fullName);
      byName.put(fullName, known);
    }
    return known;
  }

  /** The figures of a command that was called before, or null. */
  public @Nullable OfCommand find(String fullName) {
    return byName.get(fullName);
  }

  /** All commands that were called, in the order of their first calls. */
  public List<OfCommand> all() {
    return new ArrayList<>(byName.values());
  }

  /** Forgets everything. */
  public void reset() {
    byName.clear();
  }
}
