/** Transactions: MULTI, EXEC, DISCARD, WATCH, UNWATCH. */
@NullMarked
package dev.baton.engine.command.transaction;

import org.jspecify.annotations.NullMarked;
