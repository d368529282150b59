package dev.baton.engine.node;

/**
 * Whether clients may be sent here.
 *
 * @param ready a primary, or a replica that receives the stream
 * @param text one line that says why
 */
public record Readiness(boolean ready, String text) {}
