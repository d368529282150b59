/**
 * The operator: it observes the cluster and the engines, plans without touching anything, acts in
 * one place, and reports through status, events and metrics.
 */
@NullMarked
package dev.baton.operator;

import org.jspecify.annotations.NullMarked;
