/** The stream commands, with consumer groups; streams themselves are in {@code keyspace}. */
@NullMarked
package dev.baton.engine.command.stream;

import org.jspecify.annotations.NullMarked;
