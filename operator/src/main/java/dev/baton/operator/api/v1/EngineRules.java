package dev.baton.operator.api.v1;

import io.fabric8.generator.annotation.ValidationRule;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The rules that the API server checks on engine directives. A directive that follows from another
 * field is refused with the name of that field: two places for one decision would contradict each
 * other. The generator does not read rules of an annotation's annotation; the step that completes
 * the definition puts them at the field that carries this one.
 */
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ValidationRule(
    value = "self.all(name, name.matches('^[a-z][-a-z0-9]*$'))",
    message = "engine: write the names of directives in lower case, such as maxmemory-policy")
@ValidationRule(
    value = "self.all(name, !string(self[name]).matches('[\\\\r\\\\n]'))",
    message = "engine: a value is one line; write every directive as an entry of its own")
@ValidationRule(
    value =
        "!self.exists(name, name in ['port', 'bind', 'protected-mode', 'unixsocket',"
            + " 'unixsocketperm', 'tls-port'])",
    message =
        "engine: where the engine listens is the operator's decision; remove port, bind,"
            + " protected-mode, unixsocket and tls-port, and publish the primary by spec.service")
@ValidationRule(
    value =
        "!self.exists(name, name in ['tls-replication', 'tls-cluster', 'tls-auth-clients',"
            + " 'tls-cert-file', 'tls-key-file', 'tls-key-file-pass', 'tls-client-cert-file',"
            + " 'tls-client-key-file', 'tls-client-key-file-pass', 'tls-ca-cert-file',"
            + " 'tls-ca-cert-dir'])",
    message =
        "engine: certificates and encrypted links follow from spec.tls; remove tls-replication,"
            + " tls-auth-clients and the tls-*-file directives, and set spec.tls.secretName and"
            + " spec.tls.clientCertificates")
@ValidationRule(
    value =
        "!self.exists(name, name in ['replicaof', 'slaveof', 'replica-announce-ip',"
            + " 'replica-announce-port', 'slave-announce-ip', 'slave-announce-port',"
            + " 'replica-announced', 'replica-read-only', 'slave-read-only'])",
    message =
        "engine: roles and addresses are the operator's decision; remove replicaof,"
            + " replica-announce-* and replica-read-only, and set the number of pods by"
            + " spec.instances")
@ValidationRule(
    value =
        "!self.exists(name, name in ['requirepass', 'masterauth', 'primaryauth', 'masteruser',"
            + " 'primaryuser', 'aclfile', 'user'])",
    message =
        "engine: a password does not belong into a configuration that everyone may read; remove"
            + " requirepass, masterauth, primaryauth, user and aclfile, and name a Secret in"
            + " spec.auth.secretName")
@ValidationRule(
    value = "!self.exists(name, name in ['repl-backlog-size', 'repl-backlog-ttl'])",
    message =
        "engine: the backlog is sized by the operator; remove repl-backlog-size and"
            + " repl-backlog-ttl, and use spec.backlog (mode Fixed and size for a fixed size)")
@ValidationRule(
    value = "!('maxmemory' in self)",
    message =
        "engine: maxmemory follows from the memory limit; remove it, and set"
            + " spec.resources.limits.memory and spec.maxMemoryPercent")
@ValidationRule(
    value =
        "!self.exists(name, name in ['dir', 'dbfilename', 'appendfilename', 'appenddirname',"
            + " 'pidfile', 'logfile', 'daemonize', 'supervised', 'include', 'loadmodule'])",
    message =
        "engine: files and the process are the operator's decision; remove dir, dbfilename,"
            + " appendfilename, appenddirname, pidfile, logfile, daemonize, supervised, include and"
            + " loadmodule, and set the volume by spec.storage")
@ValidationRule(
    value = "!self.exists(name, name in ['save', 'appendonly', 'aof-use-rdb-preamble'])",
    message =
        "engine: what is written to the disk follows from one field; remove save, appendonly and"
            + " aof-use-rdb-preamble, and use spec.persistence (appendfsync stays yours)")
@ValidationRule(
    value =
        "!self.exists(name, name in ['min-replicas-to-write', 'min-replicas-max-lag',"
            + " 'min-slaves-to-write', 'min-slaves-max-lag'])",
    message =
        "engine: remove min-replicas-to-write and min-replicas-max-lag, and use"
            + " spec.durability.minReplicasToWrite and spec.durability.maxLag")
@ValidationRule(
    value =
        "!('client-output-buffer-limit' in self)"
            + " || !string(self['client-output-buffer-limit']).matches('replica|slave')",
    message =
        "engine: the output limit of replicas is kept above the backlog by the operator; leave the"
            + " class replica out of client-output-buffer-limit, and use spec.backlog")
@ValidationRule(
    value = "!self.exists(name, name in ['rename-command', 'cluster-enabled', 'sentinel'])",
    message =
        "engine: remove rename-command, cluster-enabled and sentinel; the operator needs every"
            + " command under its own name and is the only authority over roles")
@ValidationRule(
    value = "!self.exists(name, name.startsWith('baton-'))",
    message =
        "engine: directives that start with baton- connect the engine to the operator; remove them,"
            + " the fields of spec have the same effects")
public @interface EngineRules {}
