/** Tests of the reference. */
@NullMarked
package dev.baton.engine.reference;

import org.jspecify.annotations.NullMarked;
