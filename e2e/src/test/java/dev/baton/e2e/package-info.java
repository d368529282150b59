/** One scenario per class, each against a real Kubernetes API and the real images. */
@NullMarked
package dev.baton.e2e;

import org.jspecify.annotations.NullMarked;
