/** Tests of the edge. */
@NullMarked
package dev.baton.engine.io.net;

import org.jspecify.annotations.NullMarked;
