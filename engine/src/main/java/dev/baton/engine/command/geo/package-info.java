/** The commands on places, which are sorted sets whose scores are 52-bit geohashes. */
@NullMarked
package dev.baton.engine.command.geo;

import org.jspecify.annotations.NullMarked;
