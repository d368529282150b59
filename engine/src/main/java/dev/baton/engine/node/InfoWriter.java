package dev.baton.engine.node;

import java.util.Locale;

/** Collects the lines of INFO. */
final class InfoWriter {
  private final StringBuilder text = new StringBuilder(4096);

  void title(String title) {
    if (!text.isEmpty()) {
      text.append("\r\n");
    }
    text.append("# ").append(title).append("\r\n");
  }

  void field(String name, String value) {
    text.append(name).append(':').append(value).append("\r\n");
  }

  void field(String name, long value) {
    field(name, Long.toString(value));
  }

  void field(String name, boolean value) {
    field(name, value ? 1 : 0);
  }

  /** A number with {@code decimals} digits after the point. */
  void field(String name, double value, int decimals) {
    field(name, String.format(Locale.ROOT, "%." + decimals + "f", value));
  }

  /** A size, once in bytes and once for people. */
  void size(String name, long bytes) {
    field(name, bytes);
    field(name + "_human", human(bytes));
  }

  void percent(String name, double value) {
    field(name, String.format(Locale.ROOT, "%.2f%%", value));
  }

  String text() {
    return text.toString();
  }

  private static String human(long bytes) {
    if (bytes < 1024) {
      return bytes + "B";
    }
    double size = bytes;
    String units = "BKMGTPE";
    int unit = 0;
    while (size >= 1024 && unit < units.length() - 1) {
      size /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%.2f%c", size, units.charAt(unit));
  }
}
