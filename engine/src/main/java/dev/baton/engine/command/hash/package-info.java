/** The commands on hashes, those that let single fields expire included. */
@NullMarked
package dev.baton.engine.command.hash;

import org.jspecify.annotations.NullMarked;
