/** Commands that send messages to clients and choose which messages a client gets. */
@NullMarked
package dev.baton.engine.command.pubsub;

import org.jspecify.annotations.NullMarked;
