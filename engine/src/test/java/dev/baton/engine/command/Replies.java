package dev.baton.engine.command;

import java.util.ArrayList;
import java.util.List;

/** Finds its way in raw replies. */
final class Replies {
  private Replies() {}

  /** The elements of an array, each with all of its bytes; none of what is no array. */
  static List<String> elements(String reply) {
    List<String> elements = new ArrayList<>();
    if (!reply.startsWith("*")) {
      return elements;
    }
    int position = lineEnd(reply, 0);
    while (position < reply.length()) {
      int end = end(reply, position);
      elements.add(reply.substring(position, end));
      position = end;
    }
    return elements;
  }

  private static int end(String reply, int start) {
    int position = lineEnd(reply, start);
    char type = reply.charAt(start);
    if ("+-:,#(_".indexOf(type) >= 0) {
      return position;
    }
    int count = Integer.parseInt(reply.substring(start + 1, position - 2));
    if (type == '$' || type == '=') {
      return count < 0 ? position : position + count + 2;
    }
    for (int left = type == '%' ? 2 * count : count; left > 0; left--) {
      position = end(reply, position);
    }
    return position;
  }

  private static int lineEnd(String reply, int start) {
    return reply.indexOf("\r\n", start) + 2;
  }
}
