/** Commands about the server: configuration, command reference, debugging. */
@NullMarked
package dev.baton.engine.command.admin;

import org.jspecify.annotations.NullMarked;
