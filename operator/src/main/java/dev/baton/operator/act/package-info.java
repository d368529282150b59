/** The only place that changes anything: the cluster's objects and the engines. */
@NullMarked
package dev.baton.operator.act;

import org.jspecify.annotations.NullMarked;
