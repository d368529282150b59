/**
 * Pure builders of the Kubernetes objects that one resource needs, one class per kind. An object
 * holds only the fields that the operator owns, so that server-side apply leaves everything else to
 * whoever set it; equal input gives equal objects, so that applying twice changes nothing.
 */
@NullMarked
package dev.baton.operator.manifest;

import org.jspecify.annotations.NullMarked;
