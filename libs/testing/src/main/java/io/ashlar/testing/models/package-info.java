/**
 * Tiny random encoders as packages in the Hugging Face layout, for tests that need a real package and no sense: the
 * same bytes for the same description, written without the library that reads them.
 */
@NullMarked
package io.ashlar.testing.models;

import org.jspecify.annotations.NullMarked;
