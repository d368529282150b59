/** Strings: SET, GET and their family. */
@NullMarked
package dev.baton.engine.command.string;

import org.jspecify.annotations.NullMarked;
