/** Tests of what the reconciler remembers. */
@NullMarked
package dev.baton.operator.controller;

import org.jspecify.annotations.NullMarked;
