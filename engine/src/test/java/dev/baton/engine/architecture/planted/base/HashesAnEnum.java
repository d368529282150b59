package dev.baton.engine.architecture.planted.base;

import java.util.HashMap;

final class HashesAnEnum {
  private enum Colour {
    RED
  }

  private record Key(Colour colour, int shade) {}

  private final HashMap<Key, String> names = new HashMap<>();

  int size() {
    names.put(new Key(Colour.RED, 1), "red");
    return names.size();
  }
}
