/** What a server keeps beyond its end: the append-only file, the RDB file, and their loading. */
@NullMarked
package dev.baton.engine.node.storage;

import org.jspecify.annotations.NullMarked;
