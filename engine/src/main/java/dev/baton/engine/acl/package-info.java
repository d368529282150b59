/**
 * Who may do what: users, their passwords and rules, as Redis's access control lists. It knows of
 * commands no more than their names and classes, and of clients nothing.
 *
 * <p>Names, rules and patterns are byte strings; where they are put together they are handled as
 * strings of one character a byte, see {@link dev.baton.engine.acl.Octets}.
 */
@NullMarked
package dev.baton.engine.acl;

import org.jspecify.annotations.NullMarked;
