/** Where the operator framework meets the rest: when to run a pass, and with what. */
@NullMarked
package dev.baton.operator.controller;

import org.jspecify.annotations.NullMarked;
