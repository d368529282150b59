/** What the operator knows of an engine and may ask of it; no wire protocol here. */
@NullMarked
package dev.baton.operator.engine;

import org.jspecify.annotations.NullMarked;
