/** Tests of the replication package. */
@NullMarked
package dev.baton.engine.replication;

import org.jspecify.annotations.NullMarked;
