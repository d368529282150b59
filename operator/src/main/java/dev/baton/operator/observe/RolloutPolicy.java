package dev.baton.operator.observe;

/**
 * How pods are replaced.
 *
 * @param movesPrimary whether the primary is moved without being asked, when its pod is the last
 * @param progressDeadlineMs how long a rollout may make no progress
 */
public record RolloutPolicy(boolean movesPrimary, long progressDeadlineMs) {}
