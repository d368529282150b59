/** The commands that need the whole node, behind narrow views of it. */
@NullMarked
package dev.baton.engine.node.command;

import org.jspecify.annotations.NullMarked;
