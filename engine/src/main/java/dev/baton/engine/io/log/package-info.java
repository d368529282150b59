/** The log, in Redis's line format, to standard output or a file. */
@NullMarked
package dev.baton.engine.io.log;

import org.jspecify.annotations.NullMarked;
