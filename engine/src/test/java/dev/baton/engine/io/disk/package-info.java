/** Tests of the edge. */
@NullMarked
package dev.baton.engine.io.disk;

import org.jspecify.annotations.NullMarked;
