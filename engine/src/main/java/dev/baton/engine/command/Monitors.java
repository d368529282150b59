package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The clients that asked by MONITOR to see what every client does. */
public final class Monitors {
  private final List<Session> sessions = new ArrayList<>();

  /** Shows everything to a client from its next command on. */
  public void add(Session session) {
    session.setMonitor(true);
    sessions.add(session);
  }

  /** Whether nobody watches. */
  public boolean isEmpty() {
    if (!sessions.isEmpty()) {
      sessions.removeIf(session -> !session.isMonitor());
    }
    return sessions.isEmpty();
  }

  /** Shows a call that has run, in the words in which it may be shown. */
  public void show(Session caller, List<Bytes> words, long nowMs) {
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "+%d.%03d000", nowMs / 1000, nowMs % 1000));
    line.append(" [").append(caller.databaseIndex()).append(' ');
    line.append(caller.remote().host().indexOf(':') < 0 ? "" : "[");
    line.append(caller.remote().host());
    line.append(caller.remote().host().indexOf(':') < 0 ? "" : "]");
    line.append(':').append(caller.remote().port()).append(']');
    for (Bytes word : words) {
      line.append(' ').append(quoted(word));
    }
    byte[] bytes = line.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    sessions.forEach(session -> session.outbox().push(bytes));
  }

  /** Everything that is not plain ASCII becomes an escape. */
  private static String quoted(Bytes word) {
    StringBuilder text = new StringBuilder("\"");
    for (byte each : word.array()) {
      switch (each) {
        case '\\', '"' -> text.append('\\').append((char) each);
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '\b' -> text.append("\\b");
        case 7 -> text.append("\\a");
        default -> {
          boolean plain = each >= ' ' && each <= '~';
          text.append(plain ? "" + (char) each : String.format(Locale.ROOT, "\\x%02x", each));
        }
      }
    }
    return text.append('"').toString();
  }
}
