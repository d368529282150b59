/** RDB encoding and decoding: bytes, no files. */
@NullMarked
package dev.baton.engine.persistence;

import org.jspecify.annotations.NullMarked;
