package dev.baton.engine.command.cluster;

import dev.baton.engine.command.Category;
import dev.baton.engine.command.Command;
import dev.baton.engine.command.CommandSpec;
import dev.baton.engine.command.CommandSpecBuilder;
import dev.baton.engine.command.Container;
import dev.baton.engine.command.Flag;
import dev.baton.engine.command.Group;
import dev.baton.engine.command.RefusingCommand;
import java.util.ArrayList;
import java.util.List;

/** The table of the cluster commands. Clients that ask learn that there is no cluster. */
public final class ClusterCommands {
  static final String DISABLED = "ERR This instance has cluster support disabled";

  /** What a client of a cluster tells about its connection. */
  private static final List<Command> OF_CONNECTIONS =
      List.of(
          disabled(
              CommandSpec.command("asking", 1)
                  .group(Group.CLUSTER, "3.0.0")
                  .summary("Signals that a cluster client is following an -ASK redirect.", "O(1)")
                  .flags(Flag.FAST)
                  .categories(Category.CONNECTION)),
          new ReadModeCommand(
              CommandSpec.command("readonly", 1)
                  .group(Group.CLUSTER, "3.0.0")
                  .summary("Enables read-only queries for a connection to a replica node.", "O(1)")
                  .flags(Flag.FAST, Flag.LOADING, Flag.STALE)
                  .categories(Category.CONNECTION)
                  .build(),
              true),
          new ReadModeCommand(
              CommandSpec.command("readwrite", 1)
                  .group(Group.CLUSTER, "3.0.0")
                  .summary("Enables read-write queries for a connection to a replica node.", "O(1)")
                  .flags(Flag.FAST, Flag.LOADING, Flag.STALE)
                  .categories(Category.CONNECTION)
                  .build(),
              false));

  /** What is known of the nodes and the slots. */
  private static final List<Command> ASKING =
      List.of(
          disabled(
              CommandSpec.command("cluster|info", 2)
                  .group(Group.CLUSTER, "3.0.0")
                  .summary("Returns information about the state of a node.", "O(1)")
                  .flags(Flag.STALE)
                  .tips("nondeterministic_output")),
          disabled(
              CommandSpec.command("cluster|links", 2)
                  .group(Group.CLUSTER, "7.0.0")
                  .summary(
                      "Returns a list of all TCP links to and from peer nodes.",
                      "O(N) where N is the total number of Cluster nodes")
                  .flags(Flag.STALE)
                  .tips("nondeterministic_output")),
          disabled(
              CommandSpec.command("cluster|myid", 2)
                  .group(Group.CLUSTER, "3.0.0")
                  .summary("Returns the ID of a node.", "O(1)")
                  .flags(Flag.STALE)),
          disabled(
              CommandSpec.command("cluster|myshardid", 2)
                  .group(Group.CLUSTER, "7.2.0")
                  .summary("Returns the shard ID of a node.", "O(1)")
                  .flags(Flag.LOADING, Flag.STALE)
                  .tips("nondeterministic_output")),
          disabled(
              CommandSpec.command("cluster|nodes", 2)
                  .group(Group.CLUSTER, "3.0.0")
                  .summary(
                      "Returns the cluster configuration for a node.",
                      "O(N) where N is the total number of Cluster nodes")
                  .flags(Flag.STALE)
                  .tips("nondeterministic_output")),
          disabled(
              CommandSpec.command("cluster|shards", 2)
                  .group(Group.CLUSTER, "7.0.0")
                  .summary(
                      "Returns the mapping of cluster slots to shards.",
                      "O(N) where N is the total number of cluster nodes")
                  .flags(Flag.STALE)
                  .tips("nondeterministic_output")),
          disabled(
              CommandSpec.command("cluster|slots", 2)
                  .group(Group.CLUSTER, "3.0.0")
                  .summary(
                      "Returns the mapping of cluster slots to nodes.",
                      "O(N) where N is the total number of Cluster nodes")
                  .flags(Flag.STALE)
                  .tips("nondeterministic_output")));

  /** What is known of single nodes and of keys. */
  private static final List<Command> DETAILED =
      List.of(
          disabled(
              CommandSpec.command("cluster|count-failure-reports", 3)
                  .group(Group.CLUSTER, "3.0.0")
                  .summary(
                      "Returns the number of active failure reports active for a node.",
                      "O(N) where N is the number of failure reports")
                  .flags(Flag.ADMIN, Flag.STALE)
                  .tips("nondeterministic_output")),
          disabled(
              CommandSpec.command("cluster|countkeysinslot", 3)
                  .group(Group.CLUSTER, "3.0.0")
                  .summary("Returns the number of keys in a hash slot.", "O(1)")
                  .flags(Flag.STALE)),
          disabled(
              CommandSpec.command("cluster|getkeysinslot", 4)
                  .group(Group.CLUSTER, "3.0.0")
                  .summary(
                      "Returns the key names in a hash slot.",
                      "O(N) where N is the number of requested keys")
                  .flags(Flag.STALE)
                  .tips("nondeterministic_output")),
          disabled(
              CommandSpec.command("cluster|help", 2)
                  .group(Group.CLUSTER, "5.0.0")
                  .summary("Returns helpful text about the different subcommands.", "O(1)")
                  .flags(Flag.LOADING, Flag.STALE)),
          disabled(
              CommandSpec.command("cluster|keyslot", 3)
                  .group(Group.CLUSTER, "3.0.0")
                  .summary(
                      "Returns the hash slot for a key.",
                      "O(N) where N is the number of bytes in the key")
                  .flags(Flag.STALE)),
          disabled(
              CommandSpec.command("cluster|replicas", 3)
                  .group(Group.CLUSTER, "5.0.0")
                  .summary(
                      "Lists the replica nodes of a primary node.",
                      "O(N) where N is the number of replicas.")
                  .flags(Flag.ADMIN, Flag.STALE)
                  .tips("nondeterministic_output")),
          disabled(
              CommandSpec.command("cluster|slaves", 3)
                  .group(Group.CLUSTER, "3.0.0")
                  .summary(
                      "Lists the replica nodes of a primary node.",
                      "O(N) where N is the number of replicas.")
                  .flags(Flag.ADMIN, Flag.STALE)
                  .deprecated("5.0.0", "`CLUSTER REPLICAS`")
                  .tips("nondeterministic_output")));

  /** Who serves which slots. */
  private static final List<Command> ASSIGNING =
      List.of(
          disabled(
              CommandSpec.command("cluster|addslots", -3)
                  .group(Group.CLUSTER, "3.0.0")
                  .summary(
                      "Assigns new hash slots to a node.",
                      "O(N) where N is the total number of hash slot arguments")
                  .flags(Flag.NO_ASYNC_LOADING, Flag.ADMIN, Flag.STALE)),
          disabled(
              CommandSpec.command("cluster|addslotsrange", -4)
                  .group(Group.CLUSTER, "7.0.0")
                  .summary(
                      "Assigns new hash slot ranges to a node.",
                      "O(N) where N is the total number of the slots between the start slot and end"
                          + " slot arguments.")
                  .flags(Flag.NO_ASYNC_LOADING, Flag.ADMIN, Flag.STALE)),
          disabled(
              CommandSpec.command("cluster|delslots", -3)
                  .group(Group.CLUSTER, "3.0.0")
                  .summary(
                      "Sets hash slots as unbound for a node.",
                      "O(N) where N is the total number of hash slot arguments")
                  .flags(Flag.NO_ASYNC_LOADING, Flag.ADMIN, Flag.STALE)),
          disabled(
              CommandSpec.command("cluster|delslotsrange", -4)
                  .group(Group.CLUSTER, "7.0.0")
                  .summary(
                      "Sets hash slot ranges as unbound for a node.",
                      "O(N) where N is the total number of the slots between the start slot and end"
                          + " slot arguments.")
                  .flags(Flag.NO_ASYNC_LOADING, Flag.ADMIN, Flag.STALE)),
          disabled(
              CommandSpec.command("cluster|flushslots", 2)
                  .group(Group.CLUSTER, "3.0.0")
                  .summary("Deletes all slots information from a node.", "O(1)")
                  .flags(Flag.NO_ASYNC_LOADING, Flag.ADMIN, Flag.STALE)),
          disabled(
              CommandSpec.command("cluster|setslot", -4)
                  .group(Group.CLUSTER, "3.0.0")
                  .summary("Binds a hash slot to a node.", "O(1)")
                  .flags(Flag.NO_ASYNC_LOADING, Flag.ADMIN, Flag.STALE, Flag.MAY_REPLICATE)));

  /** The nodes themselves. */
  private static final List<Command> MANAGING =
      List.of(
          disabled(
              CommandSpec.command("cluster|bumpepoch", 2)
                  .group(Group.CLUSTER, "3.0.0")
                  .summary("Advances the cluster config epoch.", "O(1)")
                  .flags(Flag.NO_ASYNC_LOADING, Flag.ADMIN, Flag.STALE)
                  .tips("nondeterministic_output")),
          disabled(
              CommandSpec.command("cluster|failover", -2)
                  .group(Group.CLUSTER, "3.0.0")
                  .summary("Forces a replica to perform a manual failover of its primary.", "O(1)")
                  .flags(Flag.NO_ASYNC_LOADING, Flag.ADMIN, Flag.STALE)),
          disabled(
              CommandSpec.command("cluster|forget", 3)
                  .group(Group.CLUSTER, "3.0.0")
                  .summary("Removes a node from the nodes table.", "O(1)")
                  .flags(Flag.NO_ASYNC_LOADING, Flag.ADMIN, Flag.STALE)),
          disabled(
              CommandSpec.command("cluster|meet", -4)
                  .group(Group.CLUSTER, "3.0.0")
                  .summary("Forces a node to handshake with another node.", "O(1)")
                  .flags(Flag.NO_ASYNC_LOADING, Flag.ADMIN, Flag.STALE)));

  /** What the nodes agree on. */
  private static final List<Command> CONFIGURING =
      List.of(
          disabled(
              CommandSpec.command("cluster|replicate", 3)
                  .group(Group.CLUSTER, "3.0.0")
                  .summary("Configure a node as replica of a primary node.", "O(1)")
                  .flags(Flag.NO_ASYNC_LOADING, Flag.ADMIN, Flag.STALE)),
          disabled(
              CommandSpec.command("cluster|reset", -2)
                  .group(Group.CLUSTER, "3.0.0")
                  .summary(
                      "Resets a node.",
                      "O(N) where N is the number of known nodes. The command may execute a"
                          + " FLUSHALL as a side effect.")
                  .flags(Flag.ADMIN, Flag.STALE, Flag.NOSCRIPT)),
          disabled(
              CommandSpec.command("cluster|saveconfig", 2)
                  .group(Group.CLUSTER, "3.0.0")
                  .summary("Forces a node to save the cluster configuration to disk.", "O(1)")
                  .flags(Flag.NO_ASYNC_LOADING, Flag.ADMIN, Flag.STALE)),
          disabled(
              CommandSpec.command("cluster|set-config-epoch", 3)
                  .group(Group.CLUSTER, "3.0.0")
                  .summary("Sets the configuration epoch for a new node.", "O(1)")
                  .flags(Flag.NO_ASYNC_LOADING, Flag.ADMIN, Flag.STALE)));

  private ClusterCommands() {}

  /** One of each. */
  public static List<Command> all() {
    List<Command> subcommands = new ArrayList<>(ASKING);
    subcommands.addAll(DETAILED);
    subcommands.addAll(ASSIGNING);
    subcommands.addAll(MANAGING);
    subcommands.addAll(CONFIGURING);
    List<Command> all = new ArrayList<>(OF_CONNECTIONS);
    all.add(new Container("cluster", Group.CLUSTER, "3.0.0", "Cluster", subcommands));
    return all;
  }

  private static Command disabled(CommandSpecBuilder spec) {
    return new RefusingCommand(spec.build(), DISABLED);
  }
}
