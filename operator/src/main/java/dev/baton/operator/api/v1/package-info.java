/**
 * Version {@code v1} of the resources in the group {@code baton.dev}: what a user writes ({@code
 * spec}), what the operator reports ({@code status}), and the rules that the API server checks. The
 * CRD files under {@code crds/} are generated from these types.
 *
 * <p>All types are immutable. A field that the user left out reads as its default, whether or not
 * the API server has filled it in; quantities and durations keep the text that was typed.
 */
@NullMarked
package dev.baton.operator.api.v1;

import org.jspecify.annotations.NullMarked;
