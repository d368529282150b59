/** Rules about the shape of the operator, each with a planted breach that proves it can fail. */
@NullMarked
package dev.baton.operator.architecture;

import org.jspecify.annotations.NullMarked;
