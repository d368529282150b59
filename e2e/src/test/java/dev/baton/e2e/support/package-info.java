/** What the scenarios share: the cluster, a resource under test, continuous writers, faults. */
@NullMarked
package dev.baton.e2e.support;

import org.jspecify.annotations.NullMarked;
