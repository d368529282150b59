/**
 * Bytes, native memory, checks and the ports of time, randomness and logging: what all else stands
 * on.
 */
@NullMarked
package dev.baton.engine.base;

import org.jspecify.annotations.NullMarked;
