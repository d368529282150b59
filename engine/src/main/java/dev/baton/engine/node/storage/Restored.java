package dev.baton.engine.node.storage;

import org.jspecify.annotations.Nullable;

/**
 * What files said about the history their data belongs to.
 *
 * @param replicationId the history's id; null when unknown
 * @param offset bytes of its stream up to the last place that is noted; negative when unknown
 * @param unnoted commands behind that place, of which the bytes in the stream are not known; zero
 *     when the data is exactly that of {@code offset}, so that it may be continued from there
 * @param streamDatabase the database selected in the stream
 * @param epoch the newest promotion known
 */
public record Restored(
    @Nullable String replicationId, long offset, long unnoted, int streamDatabase, long epoch) {
  /** Whether others may continue from exactly this data. */
  public boolean mayBeContinued() {
    return replicationId != null && unnoted == 0;
  }
}
