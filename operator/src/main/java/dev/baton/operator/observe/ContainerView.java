package dev.baton.operator.observe;

/**
 * The engine's container as the kubelet last reported it; the kubelet is up to a second late.
 *
 * @param state what it does
 * @param reason why it waits or ended, such as {@code ImagePullBackOff}; may be empty
 * @param message details of that; may be empty
 * @param restarts how often it was restarted
 * @param lastExitMessage last lines of the previous run; empty when there was none
 */
public record ContainerView(
    State state, String reason, String message, int restarts, String lastExitMessage) {

  /** What a container does. */
  public enum State {
    /** Not started yet, or waiting to be started again. */
    WAITING,
    /** Its process runs. */
    RUNNING,
    /** Its process has ended. */
    TERMINATED
  }

  /** Not yet reported. */
  public static final ContainerView NONE =
      new ContainerView(State.WAITING, "ContainerCreating", "", 0, "");

  /** Whether its process ran at any time in this pod. */
  public boolean hasEverRun() {
    return state != State.WAITING || restarts > 0 || !lastExitMessage.isEmpty();
  }
}
