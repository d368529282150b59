/** Commands that estimate how many different elements there were. */
@NullMarked
package dev.baton.engine.command.hyperloglog;

import org.jspecify.annotations.NullMarked;
