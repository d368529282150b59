package dev.baton.engine.architecture.planted.command.list;

import dev.baton.engine.architecture.planted.command.Command;

/** Open, public, in no table and misnamed. */
public class Unlisted implements Command {}
