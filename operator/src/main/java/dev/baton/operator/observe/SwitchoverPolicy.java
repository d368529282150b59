package dev.baton.operator.observe;

/**
 * How a primary that works is moved.
 *
 * @param timeoutMs how long a requested move may wait for its candidate
 * @param maxWriteGapMs the longest time without accepted writes that is in order
 */
public record SwitchoverPolicy(long timeoutMs, long maxWriteGapMs) {}
