/**
 * Data structures in native memory, reused by all types: the hash table, packed lists and integer
 * sets in Redis's own bytes, the linked packed list, the ranking and the stream log.
 *
 * <p>Each class is a view that is set on the address of a structure, so that reading and changing
 * one makes no object.
 */
@NullMarked
package dev.baton.engine.structure;

import org.jspecify.annotations.NullMarked;
