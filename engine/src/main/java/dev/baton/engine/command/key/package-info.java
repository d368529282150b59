/** Commands that treat keys of every type alike. */
@NullMarked
package dev.baton.engine.command.key;

import org.jspecify.annotations.NullMarked;
