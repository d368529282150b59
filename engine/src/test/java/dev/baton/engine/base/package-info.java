/** Tests of the foundations. */
@NullMarked
package dev.baton.engine.base;

import org.jspecify.annotations.NullMarked;
