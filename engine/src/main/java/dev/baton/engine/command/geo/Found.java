package dev.baton.engine.command.geo;

import dev.baton.engine.base.Bytes;

/** A member that is inside of the shape searched, and how many metres from its centre. */
record Found(Bytes member, double score, double distance) {}
