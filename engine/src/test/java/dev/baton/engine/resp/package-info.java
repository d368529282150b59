/** Tests of the protocol. */
@NullMarked
package dev.baton.engine.resp;

import org.jspecify.annotations.NullMarked;
