/** Tests of the Helm chart, rendered by Helm itself as a library. */
@NullMarked
package dev.baton.operator.chart;

import org.jspecify.annotations.NullMarked;
