/** Text generation, summarization and translation, from texts or chats to texts, as the Hub's pipelines give them. */
@NullMarked
package io.ashlar.models.tasks.generation;

import org.jspecify.annotations.NullMarked;
