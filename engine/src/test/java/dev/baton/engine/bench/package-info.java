/** Compares the engine with other servers of the protocol: {@code ./dev bench}. */
@NullMarked
package dev.baton.engine.bench;

import org.jspecify.annotations.NullMarked;
