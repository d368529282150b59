/** Files that hold what the code must produce, read by people. */
@NullMarked
package dev.baton.operator.golden;

import org.jspecify.annotations.NullMarked;
