/** The program: composition by constructors, start, signals, exit codes. */
@NullMarked
package dev.baton.engine.server;

import org.jspecify.annotations.NullMarked;
