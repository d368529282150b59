/** The cluster commands: this server is none of a cluster's nodes, which they say. */
@NullMarked
package dev.baton.engine.command.cluster;

import org.jspecify.annotations.NullMarked;
