@NullMarked
package io.ashlar.cli.api;

import org.jspecify.annotations.NullMarked;
