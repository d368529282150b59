/** Rules about the shape of the engine, each with a planted breach that proves it can fail. */
@NullMarked
package dev.baton.engine.architecture;

import org.jspecify.annotations.NullMarked;
