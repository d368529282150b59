/**
 * The custom resources, one package per served version. Depends on nothing else of this project.
 */
@NullMarked
package dev.baton.operator.api;

import org.jspecify.annotations.NullMarked;
