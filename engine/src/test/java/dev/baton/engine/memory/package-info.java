/** Tests of the allocator, in its checked mode. */
@NullMarked
package dev.baton.engine.memory;

import org.jspecify.annotations.NullMarked;
