/** What is counted and remembered about the work of a server; it decides nothing. */
@NullMarked
package dev.baton.engine.metrics;

import org.jspecify.annotations.NullMarked;
