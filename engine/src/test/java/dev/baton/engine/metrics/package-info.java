/** Tests of what is counted. */
@NullMarked
package dev.baton.engine.metrics;

import org.jspecify.annotations.NullMarked;
