package dev.baton.engine.keyspace;

/**
 * What a stream remembers beside its entries and groups.
 *
 * @param length how many entries there are
 * @param lastTimeMs the first part of the largest identifier there ever was
 * @param lastSequence its second part
 * @param firstTimeMs the first part of the first entry's identifier
 * @param firstSequence its second part
 * @param maxDeletedTimeMs the first part of the largest identifier that was deleted by its name
 * @param maxDeletedSequence its second part
 * @param entriesAdded how many entries were ever added
 */
public record StreamFacts(
    long length,
    long lastTimeMs,
    long lastSequence,
    long firstTimeMs,
    long firstSequence,
    long maxDeletedTimeMs,
    long maxDeletedSequence,
    long entriesAdded) {
  /** Those of a stream as it is now. */
  public static StreamFacts of(StreamValue stream) {
    return new StreamFacts(
        stream.length(),
        stream.lastTimeMs(),
        stream.lastSequence(),
        stream.firstTimeMs(),
        stream.firstSequence(),
        stream.maxDeletedTimeMs(),
        stream.maxDeletedSequence(),
        stream.entriesAdded());
  }
}
