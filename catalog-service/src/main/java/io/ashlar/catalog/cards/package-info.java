/**
 * Model cards: a package's {@code README.md}, written by a stranger, as facts (the YAML front matter) and as HTML that
 * is safe to show. Nothing here trusts its input: sizes, depths and aliases are bounded, and what cannot be read is a
 * warning on the card, never a reason to refuse the model.
 */
@NullMarked
package io.ashlar.catalog.cards;

import org.jspecify.annotations.NullMarked;
