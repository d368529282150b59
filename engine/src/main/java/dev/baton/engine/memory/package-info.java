/**
 * Native memory of the data set: one reserved range of addresses, chunks committed as needed, a
 * slab allocator with exact accounting, and a checked mode that proves every access.
 */
@NullMarked
package dev.baton.engine.memory;

import org.jspecify.annotations.NullMarked;
