package dev.baton.engine.sim;

import dev.baton.engine.base.HostPort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes down what happens in words a reader can follow: hosts by their names, the long random ids
 * as {@code (id A)}, {@code (id B)} in the order of their appearance, time since the last verb.
 */
final class Dialogue implements Trace.Listener {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern SERVER = Pattern.compile("198\\.18\\.0\\.(\\d+)(:6379)?");
  private static final Pattern CLIENT = Pattern.compile("198\\.18\\.1\\.\\d+");

  private final Map<String, String> ids = new LinkedHashMap<>();
  private final Map<String, WireText> wires = new LinkedHashMap<>();
  private List<String> lines = new ArrayList<>();
  private long lastMs;
  private long verbMs;

  /** The lines since the last call; time counts from here on. */
  List<String> take() {
    List<String> taken = lines;
    lines = new ArrayList<>();
    verbMs = lastMs;
    return taken;
  }

  @Override
  public void onLine(long sinceStartMs, String who, String what) {
    put(sinceStartMs, readable(who) + ": " + readable(what));
  }

  @Override
  public void onBytes(long sinceStartMs, HostPort from, HostPort to, byte[] bytes) {
    WireText wire = wires.computeIfAbsent(from + ">" + to, _ -> new WireText());
    for (String line : wire.add(bytes)) {
      put(
          sinceStartMs,
          readable(from.host()) + " -> " + readable(to.host()) + "  " + readable(line));
    }
  }

  private void put(long sinceStartMs, String text) {
    lastMs = sinceStartMs;
    lines.add("+%d %s".formatted(sinceStartMs - verbMs, text));
  }

  /** Adds the answer to a verb, without a time. */
  void answer(String text) {
    lines.add(readable(text));
  }

  /** Time has passed without anything to tell. */
  void passTo(long sinceStartMs) {
    lastMs = sinceStartMs;
  }

  private String readable(String text) {
    String named = SERVER.matcher(text).replaceAll("s$1");
    named = CLIENT.matcher(named).replaceAll("client");
    return ID.matcher(named).replaceAll(id -> Matcher.quoteReplacement(name(id.group())));
  }

  private String name(String id) {
    if (id.chars().allMatch(digit -> digit == '0')) {
      return "(no id)";
    }
    return ids.computeIfAbsent(id, _ -> "(id " + (char) ('A' + ids.size()) + ")");
  }
}
