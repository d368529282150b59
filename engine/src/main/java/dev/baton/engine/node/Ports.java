package dev.baton.engine.node;

import dev.baton.engine.base.Entropy;
import dev.baton.engine.base.Log;
import dev.baton.engine.memory.Backing;
import dev.baton.engine.node.storage.AclFile;
import dev.baton.engine.node.storage.Disk;

/**
 * Everything outside the node that it acts on.
 *
 * @param network connects to other nodes
 * @param disk the data folder
 * @param log where state changes are told
 * @param entropy random numbers
 * @param host the process and its machine
 * @param configStore the configuration file
 * @param aclFile the file of users
 * @param exit ends the process
 * @param backing prepares memory
 */
public record Ports(
    Network network,
    Disk disk,
    Log log,
    Entropy entropy,
    HostInfo host,
    ConfigStore configStore,
    AclFile aclFile,
    Exit exit,
    Backing backing) {}
