/** Tests of keys, certificates and their renewal. */
@NullMarked
package dev.baton.engine.io.tls;

import org.jspecify.annotations.NullMarked;
