/** The Redis serialization protocol: resumable request parser, argument views, reply writer. */
@NullMarked
package dev.baton.engine.resp;

import org.jspecify.annotations.NullMarked;
