package dev.baton.engine.replication;

/**
 * A snapshot being received, as INFO shows it.
 *
 * @param totalBytes its length; zero when the primary did not tell
 * @param readBytes how much arrived
 * @param lastIoAtMs when the last of it arrived
 */
public record TransferFacts(long totalBytes, long readBytes, long lastIoAtMs) {}
