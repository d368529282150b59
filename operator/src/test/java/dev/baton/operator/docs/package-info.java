/** Holds the pages for users true where a machine can tell. */
@NullMarked
package dev.baton.operator.docs;

import org.jspecify.annotations.NullMarked;
