/** The main job on a real model and real text, shown step by step. */
@NullMarked
package io.ashlar.local.demo;

import org.jspecify.annotations.NullMarked;
