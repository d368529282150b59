package dev.baton.engine.sim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns one direction of a connection into readable lines: requests as their words, replies as they
 * are, the snapshot of a full synchronisation as one line. Bytes of an unfinished line wait.
 */
final class WireText {
  private static final String BY_MARK = "$EOF:";
  private static final int MARK_LENGTH = 40;

  private String pending = "";
  private @Nullable String endMark;
  private long snapshotBytesLeft;

  /** The lines that {@code bytes} complete. */
  List<String> add(byte[] bytes) {
    pending += new String(bytes, StandardCharsets.ISO_8859_1);
    List<String> lines = new ArrayList<>();
    for (String line = next(); line != null; line = next()) {
      lines.add(line);
    }
    return lines;
  }

  private @Nullable String next() {
    if (endMark != null) {
      return snapshotUntil(endMark);
    }
    if (snapshotBytesLeft > 0) {
      return snapshotOfKnownLength();
    }
    if (pending.startsWith("\n")) {
      pending = pending.substring(1);
      return "(newline: still here)";
    }
    return pending.startsWith("*") ? request() : line();
  }

  private @Nullable String snapshotUntil(String mark) {
    int end = pending.indexOf(mark);
    if (end < 0) {
      return null;
    }
    pending = pending.substring(end + mark.length());
    endMark = null;
    return "(snapshot, then the mark again)";
  }

  private @Nullable String snapshotOfKnownLength() {
    if (pending.length() < snapshotBytesLeft) {
      return null;
    }
    pending = pending.substring((int) snapshotBytesLeft);
    snapshotBytesLeft = 0;
    return "(snapshot)";
  }

  private @Nullable String line() {
    int end = pending.indexOf("\r\n");
    if (end < 0) {
      return null;
    }
    String line = pending.substring(0, end);
    pending = pending.substring(end + 2);
    if (line.startsWith(BY_MARK)) {
      endMark = line.substring(BY_MARK.length(), BY_MARK.length() + MARK_LENGTH);
      return "$EOF:(mark)";
    }
    if (line.startsWith("$")) {
      return bulkOrSnapshot(Long.parseLong(line.substring(1)));
    }
    return line;
  }

  /** A snapshot begins with its magic word; a bulk reply ends with a line end. */
  private String bulkOrSnapshot(long length) {
    if (length >= 0 && !pending.startsWith("REDIS")) {
      String content = pending.substring(0, (int) length);
      pending = pending.substring((int) length + 2);
      return '"' + content + '"';
    }
    snapshotBytesLeft = Math.max(0, length);
    return length < 0 ? "(nil)" : "$(length)";
  }

  private @Nullable String request() {
    RespReader reader = new RespReader();
    reader.add(pending.getBytes(StandardCharsets.ISO_8859_1));
    String words = reader.next();
    if (words == null) {
      return null;
    }
    pending = new String(reader.rest(), StandardCharsets.ISO_8859_1);
    return words.substring(1, words.length() - 1).replace(", ", " ");
  }
}
