package dev.baton.engine.persistence;

/**
 * How an RDB is written.
 *
 * @param version the version of the format: 10 for peers as old as Redis 7.0, else 11
 * @param compresses whether long strings are compressed, as rdbcompression says
 * @param tellsIdleTime whether each key says for how long nobody accessed it, as keys do where the
 *     least recently used ones are evicted
 */
public record RdbOptions(int version, boolean compresses, boolean tellsIdleTime) {
  RdbOptions withVersion(int newVersion) {
    return new RdbOptions(newVersion, compresses, tellsIdleTime);
  }
}
