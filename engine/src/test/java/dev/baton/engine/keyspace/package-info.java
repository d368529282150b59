/** Tests of the keyspace. */
@NullMarked
package dev.baton.engine.keyspace;

import org.jspecify.annotations.NullMarked;
