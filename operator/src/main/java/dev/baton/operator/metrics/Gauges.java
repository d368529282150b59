package dev.baton.operator.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.Map;

/** The gauges of one resource. One that is not set again disappears: its pod is gone. */
final class Gauges {
  private final MeterRegistry registry;
  private final Map<Key, Value> values = new HashMap<>();
  private int round;

  private record Key(String name, Tags tags) {}

  private static final class Value {
    private volatile double now;
    private int setInRound;
    private final Gauge gauge;

    private Value(MeterRegistry registry, String name, String unit, Tags tags) {
      gauge =
          Gauge.builder(name, this, value -> value.now)
              .baseUnit(unit.isEmpty() ? null : unit)
              .tags(tags)
              .strongReference(true)
              .register(registry);
    }
  }

  Gauges(MeterRegistry registry) {
    this.registry = registry;
  }

  void begin() {
    round++;
  }

  void set(String name, String unit, Tags tags, double value) {
    Value shown =
        values.computeIfAbsent(new Key(name, tags), _ -> new Value(registry, name, unit, tags));
    shown.now = value;
    shown.setInRound = round;
  }

  void end() {
    values
        .entrySet()
        .removeIf(entry -> {
          boolean gone = entry.getValue().setInRound != round;
          if (gone) {
            registry.remove(entry.getValue().gauge);
          }
          return gone;
        });
  }
}
