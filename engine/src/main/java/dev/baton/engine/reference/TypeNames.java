package dev.baton.engine.reference;

import java.util.LinkedHashMap;
import java.util.Map;

/** The types of those arguments of a chapter whose type is told by their name. */
final class TypeNames {
  private final Map<String, ArgumentType> types = new LinkedHashMap<>();

  void add(ArgumentType type, String... names) {
    for (String name : names) {
      types.put(name, type);
    }
  }

  /** The type of arguments with this name; a string when nothing is said. */
  ArgumentType typeOf(String name) {
    return types.getOrDefault(name, ArgumentType.STRING);
  }
}
