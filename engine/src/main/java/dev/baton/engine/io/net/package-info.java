/** Sockets: Netty transports, listeners, links, outgoing connections and the probe server. */
@NullMarked
package dev.baton.engine.io.net;

import org.jspecify.annotations.NullMarked;
