/** Conversations as prompts: a package's chat template, rendered as transformers renders it. */
@NullMarked
package io.ashlar.models.chat;

import org.jspecify.annotations.NullMarked;
