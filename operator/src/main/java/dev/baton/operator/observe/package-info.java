/**
 * One immutable picture of a resource, its pods and their engines, taken at the start of a pass.
 */
@NullMarked
package dev.baton.operator.observe;

import org.jspecify.annotations.NullMarked;
