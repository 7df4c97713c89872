/** Texts in the shapes of OpenAI's API, so that clients made for it work with endpoints that write. */
@NullMarked
package io.ashlar.inference.openai;

import org.jspecify.annotations.NullMarked;
