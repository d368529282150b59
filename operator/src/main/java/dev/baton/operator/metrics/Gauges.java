package dev.baton.operator.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The gauges of one resource. One that is not set again disappears: its pod is gone. */
final class Gauges {
  private final MeterRegistry registry;
  private final Map<String, Value> values = new LinkedHashMap<>();
  private final Set<String> setNow = new HashSet<>();

  private static final class Value {
    private volatile double now;
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
    setNow.clear();
  }

  void set(String name, String unit, Tags tags, double value) {
    String key = name + tags;
    setNow.add(key);
    values.computeIfAbsent(key, _ -> new Value(registry, name, unit, tags)).now = value;
  }

  void end() {
    values
        .entrySet()
        .removeIf(entry -> {
          boolean gone = !setNow.contains(entry.getKey());
          if (gone) {
            registry.remove(entry.getValue().gauge);
          }
          return gone;
        });
  }
}
