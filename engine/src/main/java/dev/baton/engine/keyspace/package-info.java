/** Databases, entries, expiry and scan cursors. */
@NullMarked
package dev.baton.engine.keyspace;

import org.jspecify.annotations.NullMarked;
