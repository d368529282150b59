package dev.baton.engine.memory;

import dev.baton.engine.base.Check;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The blocks that are being sent: one that is freed meanwhile stays until its last reader ends. */
final class Pins {
  private final Map<Long, Pin> pins = new LinkedHashMap<>();

  /** How many read a block, and its length once it was freed. */
  private static final class Pin {
    int readers;
    long freedBytes;
  }

  boolean has(long address) {
    return !pins.isEmpty() && pins.containsKey(address);
  }

  void add(long address) {
    pins.computeIfAbsent(address, _ -> new Pin()).readers++;
  }

  /** One reader less; the length of the block when it is to be freed now, otherwise zero. */
  long remove(long address) {
    Pin pin = pins.get(address);
    Check.that(pin != null, "only a pinned block is let go");
    if (pin == null || --pin.readers > 0) {
      return 0;
    }
    pins.remove(address);
    return pin.freedBytes;
  }

  /** Whether the block is read, and so freed later. */
  boolean postpones(long address, long bytes) {
    @Nullable Pin pin = pins.isEmpty() ? null : pins.get(address);
    if (pin == null) {
      return false;
    }
    Check.that(pin.freedBytes == 0, "a block is freed once");
    pin.freedBytes = bytes;
    return true;
  }
}
