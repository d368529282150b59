package dev.baton.engine.persistence;

/**
 * How an RDB is written.
 *
 * @param version the version of the format: 10 for peers as old as Redis 7.0, else 11
 * @param compresses whether long strings are compressed, as rdbcompression says
 * @param told what is said about the use of each key
 */
public record RdbOptions(int version, boolean compresses, AccessTold told) {
  RdbOptions withVersion(int newVersion) {
    return new RdbOptions(newVersion, compresses, told);
  }
}
