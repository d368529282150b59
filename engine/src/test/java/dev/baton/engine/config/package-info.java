/** Tests of the configuration. */
@NullMarked
package dev.baton.engine.config;

import org.jspecify.annotations.NullMarked;
