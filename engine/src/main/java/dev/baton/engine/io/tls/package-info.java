/** TLS: keys and certificates from files, the contexts made of them, and their renewal. */
@NullMarked
package dev.baton.engine.io.tls;

import org.jspecify.annotations.NullMarked;
