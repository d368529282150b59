/** Commands that see a string as an array of bits, the highest bit of each byte first. */
@NullMarked
package dev.baton.engine.command.bitmap;

import org.jspecify.annotations.NullMarked;
