package dev.baton.operator.engine.jedis;

import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of an INFO reply. A missing or malformed field reads as the given default. */
final class InfoText {
  private final Map<String, String> fields = new LinkedHashMap<>();

  private InfoText() {}

  static InfoText parse(String text) {
    InfoText info = new InfoText();
    text.lines().map(String::strip).forEach(info::accept);
    return info;
  }

  private void accept(String line) {
    int colon = line.indexOf(':');
    if (colon > 0 && line.charAt(0) != '#') {
      fields.put(line.substring(0, colon), line.substring(colon + 1));
    }
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  String text(String name, String absent) {
    return fields.getOrDefault(name, absent);
  }

  long number(String name, long absent) {
    return parseNumber(fields.getOrDefault(name, ""), absent);
  }

  boolean isOne(String name) {
    return "1".equals(fields.get(name));
  }

  Map<String, String> all() {
    return fields;
  }

  static long parseNumber(String text, long absent) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      return absent;
    }
  }
}
