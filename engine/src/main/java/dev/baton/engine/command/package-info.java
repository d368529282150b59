/** What a command is, the one call chain, and the session a call runs in. */
@NullMarked
package dev.baton.engine.command;

import org.jspecify.annotations.NullMarked;
