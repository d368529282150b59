package dev.baton.engine.node.storage;

import org.jspecify.annotations.Nullable;

/**
 * What files said about the history their data belongs to.
 *
 * @param replicationId the history's id; null when nobody may continue it from here
 * @param offset bytes of its stream; negative when unknown
 * @param streamDatabase the database selected in the stream
 * @param epoch the newest promotion known
 */
public record Restored(
    @Nullable String replicationId, long offset, int streamDatabase, long epoch) {}
