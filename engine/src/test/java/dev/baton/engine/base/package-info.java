/** Tests of the base package. */
@NullMarked
package dev.baton.engine.base;

import org.jspecify.annotations.NullMarked;
