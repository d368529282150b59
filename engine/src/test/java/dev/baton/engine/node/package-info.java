/** Tests of the node package. */
@NullMarked
package dev.baton.engine.node;

import org.jspecify.annotations.NullMarked;
