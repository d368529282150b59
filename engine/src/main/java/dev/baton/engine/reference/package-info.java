/**
 * The part of the command reference that no call needs: what arguments a command takes and how it
 * changed. It lies in one text file per chapter and is read when somebody asks for it.
 */
@NullMarked
package dev.baton.engine.reference;

import org.jspecify.annotations.NullMarked;
