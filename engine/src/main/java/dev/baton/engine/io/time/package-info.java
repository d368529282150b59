/** The system's clock and its random numbers. */
@NullMarked
package dev.baton.engine.io.time;

import org.jspecify.annotations.NullMarked;
