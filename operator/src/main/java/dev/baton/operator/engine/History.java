package dev.baton.operator.engine;

/**
 * What an engine's data is made of: which stream it has applied and how far.
 *
 * <p>Histories are compared by epoch, lineage and offset; never by key counts or ages, which grow
 * and shrink for reasons that have nothing to do with freshness.
 *
 * @param streamId id of the stream that the offset counts ({@code master_replid})
 * @param formerStreamId id of the stream followed before the last promotion, or zeros
 * @param formerOffsetBytes the offset up to which the former stream is shared, -1 when none
 * @param offsetBytes bytes of the stream applied
 * @param epoch number of the promotion that began this history; {@link #EPOCH_UNKNOWN} when the
 *     engine does not tell
 */
public record History(
    String streamId, String formerStreamId, long formerOffsetBytes, long offsetBytes, long epoch) {

  /** The epoch of an engine that has no notion of epochs. */
  public static final long EPOCH_UNKNOWN = -1;

  /** Whether this engine has never held data of any stream. */
  public boolean isEmpty() {
    return offsetBytes <= 0 && epoch <= 0;
  }

  /** Whether both engines have applied a part of one stream. */
  public boolean isRelatedTo(History other) {
    return knows(other.streamId) || other.knows(streamId) || sharesFormer(other);
  }

  private boolean knows(String id) {
    return streamId.equals(id) || (formerOffsetBytes >= 0 && formerStreamId.equals(id));
  }

  private boolean sharesFormer(History other) {
    return formerOffsetBytes >= 0
        && other.formerOffsetBytes >= 0
        && formerStreamId.equals(other.formerStreamId);
  }
}
