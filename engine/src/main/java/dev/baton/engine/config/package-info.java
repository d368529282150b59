/** The directive table, the redis.conf parser and the values in force. */
@NullMarked
package dev.baton.engine.config;

import org.jspecify.annotations.NullMarked;
