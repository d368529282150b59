/**
 * Decides, and touches nothing: from one picture of the world to the next steps, each with its
 * reason.
 */
@NullMarked
package dev.baton.operator.plan;

import org.jspecify.annotations.NullMarked;
