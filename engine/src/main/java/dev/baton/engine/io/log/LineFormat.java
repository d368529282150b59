package dev.baton.engine.io.log;

import dev.baton.engine.base.Log;
import java.util.TimeZone;

/**
 * The line {@code pid:role dd Mon yyyy hh:mm:ss.mmm level message} in local time. The date is
 * computed here because the formatting classes of the library would slow the start down.
 */
final class LineFormat {
  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };
  private static final long DAY_MS = 24 * 3600 * 1000L;

  private LineFormat() {}

  static String line(long pid, char role, long nowMs, Log.Level level, String message) {
    long local = nowMs + TimeZone.getDefault().getOffset(nowMs);
    StringBuilder line = new StringBuilder(message.length() + 48);
    line.append(pid).append(':').append(role).append(' ');
    date(line, Math.floorDiv(local, DAY_MS));
    long time = Math.floorMod(local, DAY_MS);
    padded(line.append(' '), time / 3_600_000, 2);
    padded(line.append(':'), time / 60_000 % 60, 2);
    padded(line.append(':'), time / 1000 % 60, 2);
    padded(line.append('.'), time % 1000, 3);
    return line.append(' ')
        .append(level.mark())
        .append(' ')
        .append(message)
        .append('\n')
        .toString();
  }

  /**
   * Days since 1970 to a date, with years that begin in March so that the leap day is the last one
   * (H. Hinnant, "chrono-compatible low-level date algorithms").
   */
  private static void date(StringBuilder line, long epochDay) {
    long day = epochDay + 719_468;
    long era = Math.floorDiv(day, 146_097);
    long dayOfEra = day - era * 146_097;
    long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int march = (int) ((5 * dayOfYear + 2) / 153);
    long dayOfMonth = dayOfYear - (153 * march + 2) / 5 + 1;
    int month = march < 10 ? march + 2 : march - 10;
    long year = yearOfEra + era * 400 + (month < 2 ? 1 : 0);
    padded(line, dayOfMonth, 2);
    line.append(' ').append(MONTHS[month]).append(' ').append(year);
  }

  private static void padded(StringBuilder line, long value, int width) {
    String digits = Long.toString(value);
    line.repeat("0", width - digits.length()).append(digits);
  }
}
