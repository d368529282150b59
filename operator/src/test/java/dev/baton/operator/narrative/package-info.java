/** The planner and the actor in a small world of fakes, told as stories. */
@NullMarked
package dev.baton.operator.narrative;

import org.jspecify.annotations.NullMarked;
