/** Tests of what is remembered between looks. */
@NullMarked
package dev.baton.operator.observe;

import org.jspecify.annotations.NullMarked;
