package dev.baton.engine.architecture.planted.base;

import java.util.Map;

final class MakesASaltedMap {
  Map<String, String> map() {
    return Map.of("a", "b");
  }
}
