/** What is sent to the API server, and what is not. */
@NullMarked
package dev.baton.operator.act;

import org.jspecify.annotations.NullMarked;
