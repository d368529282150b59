/** What is told to people and tools: conditions, status and events, under one set of reasons. */
@NullMarked
package dev.baton.operator.status;

import org.jspecify.annotations.NullMarked;
