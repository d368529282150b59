/** The data folder: files that are written on a helper thread and appear whole or not at all. */
@NullMarked
package dev.baton.engine.io.disk;

import org.jspecify.annotations.NullMarked;
