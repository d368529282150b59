package dev.baton.engine.architecture.planted.command;

/** Stands for the engine's interface of the same name. */
public interface Command {}
