/** Scripts: none can be loaded in this version, so none is there to find, flush or kill. */
@NullMarked
package dev.baton.engine.command.script;

import org.jspecify.annotations.NullMarked;
