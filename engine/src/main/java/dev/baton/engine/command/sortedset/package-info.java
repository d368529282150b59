/** The commands on sorted sets. They know no encodings: those are {@code SortedSetValue}'s. */
@NullMarked
package dev.baton.engine.command.sortedset;

import org.jspecify.annotations.NullMarked;
