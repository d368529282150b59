package dev.baton.engine.command.admin;

/**
 * Where memory is, in bytes.
 *
 * @param peak the most that was ever found in use
 * @param used what is in use
 * @param startup what an empty server uses
 * @param backlog what is kept of the stream for replicas
 * @param replicas buffers of connections of replicas
 * @param clients buffers of all other connections
 * @param tables tables of keys and of expiries, without what they hold
 * @param keys the number of keys
 * @param uncounted what is in use and does not count for maxmemory
 * @param reserved what the allocator has taken for blocks, unused parts included
 * @param committed what the allocator has taken from the system
 * @param resident what the whole process has in memory
 */
public record MemoryFacts(
    long peak,
    long used,
    long startup,
    long backlog,
    long replicas,
    long clients,
    long tables,
    long keys,
    long uncounted,
    long reserved,
    long committed,
    long resident) {

  /** All that is not data. */
  public long overhead() {
    return startup + backlog + replicas + clients + tables;
  }

  /** What the data takes. */
  public long dataset() {
    return Math.max(0, used - overhead());
  }

  /** The share of data in what is used beyond an empty server, in percent. */
  public double datasetPercent() {
    long beyond = Math.max(0, used - startup);
    return beyond == 0 ? 0 : Math.min(100.0, dataset() * 100.0 / beyond);
  }

  /** What is used over the most that ever was, in percent. */
  public double peakPercent() {
    return peak == 0 ? 0 : used * 100.0 / peak;
  }

  /** How often one number goes into another, zero when there is none. */
  public static double ratio(long whole, long part) {
    return part == 0 ? 0 : (double) whole / part;
  }
}
