/** One server as a deterministic state machine: events in, ports out. */
@NullMarked
package dev.baton.engine.node;

import org.jspecify.annotations.NullMarked;
