/**
 * Many servers in one test: a virtual clock, network and disk drive the engine's state machine, and
 * every event is followed by a check of what must always hold. The same seed gives the same run.
 */
@NullMarked
package dev.baton.engine.sim;

import org.jspecify.annotations.NullMarked;
