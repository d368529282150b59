/** Tests of the edge. */
@NullMarked
package dev.baton.engine.server;

import org.jspecify.annotations.NullMarked;
