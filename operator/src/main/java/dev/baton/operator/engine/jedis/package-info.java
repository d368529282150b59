/** The only place that speaks the engines' wire protocol. */
@NullMarked
package dev.baton.operator.engine.jedis;

import org.jspecify.annotations.NullMarked;
