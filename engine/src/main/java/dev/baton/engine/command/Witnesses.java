package dev.baton.engine.command;

/**
 * Those who are told of what commands do.
 *
 * @param events what happens to keys
 * @param calls what commands run, how long and how they end
 */
public record Witnesses(KeyEvents events, CallObserver calls) {}
