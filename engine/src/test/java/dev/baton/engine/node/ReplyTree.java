package dev.baton.engine.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads RESP2 values: texts, and lists for arrays. */
final class ReplyTree {
  private final String reply;
  private int position;

  private ReplyTree(String reply) {
    this.reply = reply;
  }

  static Object read(String reply) {
    return new ReplyTree(reply).next();
  }

  /** Names and values that stand in turns, as a map. */
  static Map<String, Object> map(Object flat) {
    List<?> items = (List<?>) flat;
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i += 2) {
      map.put(String.valueOf(items.get(i)), items.get(i + 1));
    }
    return map;
  }

  /** The same, where the values are such maps themselves. */
  static Map<String, Map<String, Object>> mapOfMaps(Object flat) {
    Map<String, Map<String, Object>> maps = new LinkedHashMap<>();
    map(flat).forEach((name, facts) -> maps.put(name, map(facts)));
    return maps;
  }

  private Object next() {
    int end = reply.indexOf("\r\n", position);
    char type = reply.charAt(position);
    String head = reply.substring(position + 1, end);
    position = end + 2;
    return switch (type) {
      case '$' -> bulk(Integer.parseInt(head));
      case '*' -> array(Integer.parseInt(head));
      default -> head;
    };
  }

  private String bulk(int length) {
    String text = reply.substring(position, position + length);
    position += length + 2;
    return text;
  }

  private List<Object> array(int count) {
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(next());
    }
    return items;
  }
}
