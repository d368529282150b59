/** Commands on lists. */
@NullMarked
package dev.baton.engine.command.list;

import org.jspecify.annotations.NullMarked;
