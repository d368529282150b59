/** Tests of the data structures, each against a plain model on the heap. */
@NullMarked
package dev.baton.engine.structure;

import org.jspecify.annotations.NullMarked;
