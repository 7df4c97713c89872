/**
 * The Jinja language as chat templates use it: Jinja2's grammar, whitespace rules, filters and tests over Python's
 * values, run in a tree of closures. Templates come from strangers: they reach nothing but the values they are given,
 * and every step is paid for from a budget.
 */
@NullMarked
package io.ashlar.models.chat.jinja;

import org.jspecify.annotations.NullMarked;
