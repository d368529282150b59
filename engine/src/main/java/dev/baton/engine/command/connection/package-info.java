/** Commands about the client's own connection and about other clients. */
@NullMarked
package dev.baton.engine.command.connection;

import org.jspecify.annotations.NullMarked;
