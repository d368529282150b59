package dev.baton.engine.command.admin;

import dev.baton.engine.base.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DEBUG asks of the node. */
public interface DebugPort {
  /** Lets the server do nothing at all, not even answer this call, until that time. */
  void sleepUntil(long untilMs);

  /** Writes a line to the server's log. */
  void log(String text);

  /** Lets the data set go through its RDB form and back; returns what went wrong, or null. */
  @Nullable String reload();

  /** Loads the append only file in place of the data; returns what went wrong, or null. */
  @Nullable String loadAppendOnly();

  /** Lets each flush of the append only file begin so many microseconds later. */
  void sleepBeforeFlushing(long micros);

  /** Sends the words to the replicas as if a command had changed something. */
  void replicate(List<Bytes> words);

  /** Stops, or starts again, what is done for idle clients from time to time. */
  void pauseCare(boolean paused);

  /** Lets payloads of RESTORE with a wrong checksum pass, or not. */
  void skipChecksums(boolean skipped);

  /** Starts a new replication history, so that replicas cannot continue the old one. */
  void changeReplicationId();
}
