/** What the operator counts about itself. */
@NullMarked
package dev.baton.operator.metrics;

import org.jspecify.annotations.NullMarked;
