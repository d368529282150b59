/**
 * Databases, entries, expiry and scan cursors, all in native memory: no stored key and no stored
 * value lies on the Java heap.
 *
 * <p>An {@link dev.baton.engine.keyspace.Entry} is a view of one key. A string's value lies in its
 * entry, or in a block of its own when it is long; a value of another type is a structure, named by
 * its {@link dev.baton.engine.keyspace.Encoding} and the address of its root, and belongs to the
 * entry: deleting or replacing the entry frees it.
 *
 * <p>Who changes a value in place does so in this order: {@code keepImage} (or a lookup that does
 * it), the change, {@code setRoot} when the structure has moved, {@code changed}, and {@code
 * delete} when nothing is left of it. What is not told to {@code keepImage} breaks snapshots, what
 * is not told to {@code changed} breaks WATCH.
 *
 * <p>A snapshot is a {@link dev.baton.engine.keyspace.FrozenKeyspace}: it reads the live tables in
 * the order of the hashes, and of every entry that changes before it was read it gets a copy of the
 * old image first. Of a large value it keeps the old parts only, in a {@link
 * dev.baton.engine.keyspace.FrozenValue}.
 */
@NullMarked
package dev.baton.engine.keyspace;

import org.jspecify.annotations.NullMarked;
