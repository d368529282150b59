/**
 * The engine: a Redis-compatible in-memory server. Everything that decides is pure; {@code io} and
 * {@code server} are the only packages that touch sockets, files, threads and clocks.
 */
@NullMarked
package dev.baton.engine;

import org.jspecify.annotations.NullMarked;
