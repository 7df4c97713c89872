/** Predictions over REST in the Hub's task shapes, and in the three bodies that clients of Azure send. */
@NullMarked
package io.ashlar.inference.rest;

import org.jspecify.annotations.NullMarked;
