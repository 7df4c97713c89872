/**
 * Models that write: text generation, summarization, translation. They have a queue and a thread of their own for each
 * endpoint, because an answer takes many steps and would hold up models that need one; requests that wait together are
 * written together, a step of the model serving all.
 */
@NullMarked
package io.ashlar.inference.writing;

import org.jspecify.annotations.NullMarked;
