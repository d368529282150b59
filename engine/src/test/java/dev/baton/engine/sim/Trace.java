package dev.baton.engine.sim;

import dev.baton.engine.base.HostPort;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * What happened, in order, as a checksum of everything, so that two runs of one seed can be compared.
 */
final class Trace {
  private final Timeline timeline;
  private final long startMs;
  private final CRC32 checksum = new CRC32();
  private final Listener listener;

  /** Hears everything as it happens; the golden dialogue writes it down. */
  interface Listener {
    void onLine(long sinceStartMs, String who, String what);

    void onBytes(long sinceStartMs, HostPort from, HostPort to, byte[] bytes);
  }

  Trace(Timeline timeline, Listener listener) {
    this.timeline = timeline;
    this.startMs = timeline.nowMs();
    this.listener = listener;
  }

  /** Nobody listens. */
  static Listener nobody() {
    return new Listener() {
      @Override
      public void onLine(long sinceStartMs, String who, String what) {}

      @Override
      public void onBytes(long sinceStartMs, HostPort from, HostPort to, byte[] bytes) {}
    };
  }

  void add(String who, String what) {
    keep(who + " " + what);
    listener.onLine(sinceStartMs(), who, what);
  }

  void bytes(HostPort from, HostPort to, byte[] bytes) {
    checksum.update(bytes);
    keep(from + " -> " + to + ": " + printable(bytes));
    listener.onBytes(sinceStartMs(), from, to, bytes);
  }

  private void keep(String text) {
    String line = sinceStartMs() + " ms " + text;
    checksum.update(line.getBytes(StandardCharsets.UTF_8));
  }

  private long sinceStartMs() {
    return timeline.nowMs() - startMs;
  }

  static String printable(byte[] bytes) {
    int shown = Math.min(bytes.length, 80);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < shown; i++) {
      char c = (char) (bytes[i] & 0xff);
      text.append(c == '\r' ? "\\r" : c == '\n' ? "\\n" : c < ' ' || c > '~' ? "." : c);
    }
    return text + (shown < bytes.length ? "... " + bytes.length + " bytes" : "");
  }

  /** Equal for two runs in which the same things happened. */
  long fingerprint() {
    return checksum.getValue();
  }
}
