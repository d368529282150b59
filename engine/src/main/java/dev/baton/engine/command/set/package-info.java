/** The commands on sets. */
@NullMarked
package dev.baton.engine.command.set;

import org.jspecify.annotations.NullMarked;
