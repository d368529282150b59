/** The ACL command: users and their rules. */
@NullMarked
package dev.baton.engine.command.acl;

import org.jspecify.annotations.NullMarked;
