/** Tests of the edge. */
@NullMarked
package dev.baton.engine.io.log;

import org.jspecify.annotations.NullMarked;
