/** Backlog, history, the primary side and the replica state machine. */
@NullMarked
package dev.baton.engine.replication;

import org.jspecify.annotations.NullMarked;
