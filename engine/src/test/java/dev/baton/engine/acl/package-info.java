/** Tests of users and their rules. */
@NullMarked
package dev.baton.engine.acl;

import org.jspecify.annotations.NullMarked;
