/** Functions: none can be loaded yet, so that all of them are listed and flushed at once. */
@NullMarked
package dev.baton.engine.command.function;

import org.jspecify.annotations.NullMarked;
