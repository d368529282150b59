package dev.baton.engine.node.storage;

import dev.baton.engine.base.ByteSink;
import dev.baton.engine.base.Bytes;
import dev.baton.engine.config.Configuration;
import dev.baton.engine.resp.Arguments;
import dev.baton.engine.resp.RequestWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What increments contain: commands, each database named before its first one, and annotations,
 * which are lines that Redis skips. {@code #TS:seconds} tells when; {@code #HISTORY id epoch
 * database offset} and {@code #OFFSET offset} tell which offset of which history everything above
 * amounts to, so that a node that loads the file can continue by partial resync.
 */
final class AofText {
  /** Begins the line that tells the whole position. */
  static final String HISTORY = "#HISTORY ";

  /** Begins the line that tells the offset alone. */
  static final String OFFSET = "#OFFSET ";

  private static final int NO_DATABASE = -1;

  private final Configuration configuration;
  private final StreamPosition position;
  private boolean timestamps;
  private long lastSecond;
  private int databaseIndex = NO_DATABASE;
  private String notedId = "";
  private long notedEpoch;
  private int notedDatabase;
  private long notedOffset;

  AofText(Configuration configuration, StreamPosition position) {
    this.configuration = configuration;
    this.position = position;
    configuration.onChange("aof-timestamp-enabled", this::chooseTimestamps);
    chooseTimestamps();
  }

  private void chooseTimestamps() {
    timestamps = configuration.isOn("aof-timestamp-enabled");
  }

  /** Another file begins, or somebody else may have written to this one. */
  void forgetDatabase() {
    databaseIndex = NO_DATABASE;
    lastSecond = 0;
    notedId = "";
  }

  void write(ByteSink sink, int database, Arguments words) {
    begin(sink, database);
    RequestWriter.write(sink, words);
  }

  void write(ByteSink sink, int database, List<Bytes> words) {
    begin(sink, database);
    RequestWriter.write(sink, words);
  }

  void write(ByteSink sink, int database, long address, int length) {
    begin(sink, database);
    sink.write(address, length);
  }

  private void begin(ByteSink sink, int database) {
    long second = position.nowMs() / 1000;
    if (timestamps && second > lastSecond) {
      lastSecond = second;
      line(sink, "#TS:" + second);
    }
    if (database != databaseIndex) {
      databaseIndex = database;
      RequestWriter.write(sink, List.of(Bytes.of("SELECT"), Bytes.of(Integer.toString(database))));
    }
  }

  /** Whether the position has changed since it was noted last, and somebody may want to know. */
  boolean positionMoved() {
    return position.matters()
        && (position.offset() != notedOffset
            || !position.replicationId().equals(notedId)
            || position.epoch() != notedEpoch
            || position.streamDatabase() != notedDatabase);
  }

  void writePosition(ByteSink sink) {
    boolean sameHistory =
        position.replicationId().equals(notedId)
            && position.epoch() == notedEpoch
            && position.streamDatabase() == notedDatabase;
    notedId = position.replicationId();
    notedEpoch = position.epoch();
    notedDatabase = position.streamDatabase();
    notedOffset = position.offset();
    line(sink, sameHistory ? OFFSET + notedOffset : historyLine(position));
  }

  /** The line that tells the whole position. */
  static String historyLine(StreamPosition position) {
    return HISTORY
        + position.replicationId()
        + ' '
        + position.epoch()
        + ' '
        + position.streamDatabase()
        + ' '
        + position.offset();
  }

  private static void line(ByteSink sink, String line) {
    sink.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }
}
