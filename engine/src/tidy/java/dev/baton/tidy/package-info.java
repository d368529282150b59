/**
 * Rules about the text of the sources. The folder is compiled into the tests of every module, since
 * the modules share no code of their own.
 */
@NullMarked
package dev.baton.tidy;

import org.jspecify.annotations.NullMarked;
