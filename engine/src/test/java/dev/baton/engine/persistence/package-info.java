/** Tests of the persistence package. */
@NullMarked
package dev.baton.engine.persistence;

import org.jspecify.annotations.NullMarked;
