/** Holds the pages for users that are made from the engine equal to the engine. */
@NullMarked
package dev.baton.engine.docs;

import org.jspecify.annotations.NullMarked;
