/** Tests of the call chain and of all commands, against expectations and against Redis itself. */
@NullMarked
package dev.baton.engine.command;

import org.jspecify.annotations.NullMarked;
