@NullMarked
package dev.baton.operator.engine.jedis;

import org.jspecify.annotations.NullMarked;
