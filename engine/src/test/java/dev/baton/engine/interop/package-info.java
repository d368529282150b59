/** Proof by real processes: the engine beside the distribution's redis-server and its clients. */
@NullMarked
package dev.baton.engine.interop;

import org.jspecify.annotations.NullMarked;
