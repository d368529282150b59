package dev.baton.engine.command;

import dev.baton.engine.base.Bytes;
import dev.baton.engine.resp.Arguments;
import java.util.List;

/**
 * Where changes of the dataset are told, in the form in which replicas must apply them. A
 * transaction arrives as MULTI, the commands in it, EXEC.
 */
public interface Propagation {
  /** Tells a command that replicas apply as the client sent it; the views hold during the call. */
  void propagate(int databaseIndex, Arguments words);

  /** Tells a command in the words given. */
  void propagate(int databaseIndex, List<Bytes> words);
}
