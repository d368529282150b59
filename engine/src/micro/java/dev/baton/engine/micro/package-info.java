/** That the benchmarks of single parts, which lie beside those parts, can be run at all. */
@NullMarked
package dev.baton.engine.micro;

import org.jspecify.annotations.NullMarked;
